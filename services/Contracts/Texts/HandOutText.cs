using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Texts;

/// <summary>A text as it was uploaded, for whoever may see its contract. It is saved and never shown in the browser: what is in it is its seller's.</summary>
internal static class HandOutText
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/{id:guid}/texts/{text:guid}", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("HandOutText").WithSummary("A text of a contract, as it was uploaded").WithDescription("The ETag is the file's SHA-256.")
        .Produces(200, contentType: "application/octet-stream", additionalContentTypes: [.. TextFormat.MediaTypes]).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Guid text, Caller caller, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        await db.Seen(id, caller, stop);
        var file = await db.Texts.AsNoTracking().SingleOrDefaultAsync(one => one.Id == text && one.ContractId == id, stop) ?? throw ContractText.Missing();
        if (!file.IsIntact)
        {
            throw new RuleBroken("text.not-intact", "这个文件与上传时的校验值不一致，不能下载。请联系登记机构。",
                "The file differs from what was uploaded, so it is not handed out; ask the registration office.");
        }
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(file.Bytes, file.MediaType, file.Name, entityTag: new($"\"{file.Sha256}\""));
    }
}
