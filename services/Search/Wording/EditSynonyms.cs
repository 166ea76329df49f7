using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Search.Wording;

/// <summary>An administrator says which words mean the same; searches know it with the answer.</summary>
internal static class EditSynonyms
{
    /// <param name="Text">The whole list, a line for each set; words between commas, 、 or semicolons. Empty means none.</param>
    internal sealed record Request(string? Text);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Text)
            .NotNull().WithMessage(_ => T("请填写同义词，没有就留空", "Enter the synonyms, or an empty text for none"))
            .MaximumLength(SynonymList.Longest).WithMessage(_ => T($"同义词表不超过 {SynonymList.Longest} 字", $"At most {SynonymList.Longest} characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/search/synonyms", Handle).Check<Request>().For(Roles.Administrator)
        .WithName("EditSynonyms").WithSummary("Replaces the list of synonyms (If-Match).").Produces(204).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Request request, Caller caller, SearchDb db, SynonymKeeper keeper, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        SynonymLines.Check(request.Text!);
        var list = await db.Synonyms.SingleOrDefaultAsync(stop);
        http.MustHaveSeen(list?.Version ?? 0);
        list ??= db.Add(new SynonymList()).Entity;
        (list.Text, list.ChangedAt, list.ChangedBy) = (request.Text!, clock.GetUtcNow(), caller.Id);
        await db.SaveChangesAsync(stop);
        keeper.Use(list);
        http.Tag(list.Version);
        return TypedResults.NoContent();
    }
}
