using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>The broker or a party writes a note that all participants read.</summary>
internal static class AddNote
{
    internal sealed record Request(string? Text);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Text)
            .NotEmpty().WithMessage(_ => T("请填写内容", "Write something"))
            .MaximumLength(2000).WithMessage(_ => T("内容不超过 2000 字", "At most 2000 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/matching/cases/{id:guid}/notes", Handle)
        .Check<Request>().For(Roles.Broker, Roles.Enterprise, Roles.Institute)
        .WithName("AddNote").WithSummary("A participant writes a note.")
        .CreatesOnce<MatchingDb>().Produces<CaseView>().ProducesProblem(404);

    private static async Task<CaseView> Handle(
        Guid id, Request request, Caller caller, MatchingDb db, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var one = await db.CaseFor(id, caller, stop);
        one.AddNote(request.Text!.Trim(), caller.Acting(clock));
        return await db.Commit(one, caller, http, stop);
    }
}
