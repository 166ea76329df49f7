using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Certificates;

/// <summary>The certificate as PDF, for anyone who knows the number, as <see cref="ShowCertificate"/> is. What is handed out is kept.</summary>
internal static class HandOutPaper
{
    public static void Add(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new PaperFont(settings));
        services.AddHealthChecks().AddCheck<PaperFont>("certificate-font");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/certificates/{number}/paper", Handle).ForAnyone()
        .WithName("HandOutPaper").WithSummary("The certificate as PDF").Produces(200, contentType: "application/pdf")
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> Handle(
        string number, ContractsDb db, PaperFont fonts, Settings settings, TimeProvider clock, CancellationToken stop)
    {
        var contract = await ShowCertificate.Registered(number, db, stop);
        if (contract.ContentHash != contract.HashOfContent())
        {
            throw new RuleBroken("certificate.not-intact", "登记内容与登记时的校验值不一致，不能出具证明。请联系登记机构。",
                "The content differs from what was registered, so no certificate is handed out; ask the registration office.");
        }
        var content = PaperContent.Of(contract, settings.Address);
        var pdf = await Kept(db, contract.Id, content.Edition, stop);
        if (pdf is null)
        {
            await Keep(db, contract, content, DrawPaper.Of(content, fonts), clock.GetUtcNow(), stop);
            pdf = await Kept(db, contract.Id, content.Edition, stop);
        }
        return Results.File(pdf!, "application/pdf", $"{contract.Number}.pdf");
    }

    private static Task<byte[]?> Kept(ContractsDb db, Guid contract, string edition, CancellationToken stop) =>
        db.Papers.Where(p => p.ContractId == contract && p.Edition == edition).Select(p => p.Pdf).SingleOrDefaultAsync(stop);

    /// <summary>Of two who ask at once for the first time the one who came first is kept, and both get that one.</summary>
    private static Task<int> Keep(ContractsDb db, Contract contract, PaperContent content, byte[] pdf, DateTimeOffset now, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"""
            insert into contracts.certificate_papers (contract_id, edition, sha256, content_hash, status, made_at, pdf)
            values ({contract.Id}, {content.Edition}, {Convert.ToHexStringLower(SHA256.HashData(pdf))}, {contract.ContentHash}, {contract.Status}, {now}, {pdf})
            on conflict (contract_id, edition) do nothing
            """, stop);
}
