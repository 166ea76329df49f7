using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using TechMarket.Search.Text;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Search.Saved;

/// <summary>A signed-in person keeps a search under a name, and says whether to be told what it newly finds.</summary>
internal static class SaveSearch
{
    /// <param name="Alerts">none, instant or daily.</param>
    /// <param name="Q">Words, as <c>q</c> of the search; with the filters beside it at least one condition.</param>
    internal sealed record Request(
        string? Name, string? Alerts, string? Q, string[]? Kind, string[]? Field, string[]? Industry, string[]? District, string[]? Stage, string[]? Mode,
        decimal? AmountFrom, decimal? AmountTo, Guid? Organisation, int? MaturityFrom, int? MaturityTo, DateOnly? DeadlineFrom, DateOnly? DeadlineTo,
        DateOnly? PublishedFrom, DateOnly? PublishedTo, string? Expert)
    {
        public Conditions Conditions() => new(string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), Saved.Conditions.Values(Kind), Saved.Conditions.Values(Field),
            Saved.Conditions.Values(Industry), Saved.Conditions.Values(District), Saved.Conditions.Values(Stage), Saved.Conditions.Values(Mode), AmountFrom, AmountTo, Organisation,
            MaturityFrom, MaturityTo, DeadlineFrom, DeadlineTo, PublishedFrom, PublishedTo, string.IsNullOrWhiteSpace(Expert) ? null : Expert.Trim());
    }

    internal sealed class Shape : AbstractValidator<Request>
    {
        private const int LongestValue = 20, LongestName = 50;

        public Shape()
        {
            RuleFor(r => r.Name).Named();
            RuleFor(r => r.Alerts).KnownAlerts();
            RuleFor(r => r.Q).MaximumLength(QueryText.LongestQuery).WithMessage(_ => T("搜索词不超过 2000 字", "The words must not exceed 2000 characters"));
            RuleFor(r => r.Q).Must((r, _) => !r.Conditions().AskNothing).WithMessage(_ => T("请至少填写一个搜索词或选择一个条件", "Enter words or choose at least one filter"));
            RuleFor(r => r.Q).Must(q => string.IsNullOrWhiteSpace(q) || QueryText.Parse(q).Parts.Count > 0)
                .WithMessage(_ => T("搜索词里没有文字，永远不会找到内容，请换一个", "The words hold no letter or figure and would never find anything; use others"));
            RuleForEach(r => r.Kind).Must(kind => kind is "need" or "result").WithMessage(_ => T("类别只有 need 和 result", "The kind is need or result"));
            foreach (var values in new System.Linq.Expressions.Expression<Func<Request, IEnumerable<string>?>>[] { r => r.Field, r => r.Industry, r => r.District, r => r.Stage, r => r.Mode })
            {
                RuleForEach(values).Must(value => value is { Length: <= LongestValue }).WithMessage(_ => T("条件的代码不超过 20 个字符", "A filter's code has at most 20 characters"));
            }
            RuleFor(r => r.Expert).Must(name => name is null || (name.Trim().Length <= LongestName && !name.Any(char.IsControl)))
                .WithMessage(_ => T("专家姓名不超过 50 字，不含控制字符", "An expert's name has at most 50 characters and no control characters"));
            RuleFor(r => r.AmountFrom).GreaterThanOrEqualTo(0).WithMessage(_ => T("金额不能为负数", "An amount is not negative"));
            RuleFor(r => r.AmountTo).GreaterThanOrEqualTo(r => r.AmountFrom ?? 0).WithMessage(_ => T("金额上限不能低于下限", "The upper amount must not be below the lower one"));
            RuleFor(r => r.MaturityFrom).InclusiveBetween(1, 9).WithMessage(_ => T("成熟度为 1 到 9 级", "Maturity is 1 to 9"));
            RuleFor(r => r.MaturityTo).InclusiveBetween(1, 9).WithMessage(_ => T("成熟度为 1 到 9 级", "Maturity is 1 to 9"));
            RuleFor(r => r.MaturityTo).Must((r, to) => !(to < r.MaturityFrom)).WithMessage(_ => T("成熟度上限不能低于下限", "The upper level must not be below the lower one"));
            RuleFor(r => r.DeadlineTo).Must((r, to) => !(to < r.DeadlineFrom)).WithMessage(_ => T("截止日期的后一天不能早于前一天", "The later day must not be before the earlier one"));
            RuleFor(r => r.PublishedTo).Must((r, to) => !(to < r.PublishedFrom)).WithMessage(_ => T("发布日期的后一天不能早于前一天", "The later day must not be before the earlier one"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/search/saved", Handle).Check<Request>().For(SavedAccess.Everybody)
        .WithName("SaveSearch").WithSummary("Keeps a search, at most 50 a person; may raise alerts.")
        .CreatesOnce<SearchDb>().Produces<SavedSearchView>(201).ProducesProblem(409);

    private static async Task<Created<SavedSearchView>> Handle(Request request, Caller caller, SearchDb db, TimeProvider clock, CancellationToken stop)
    {
        var (conditions, now) = (request.Conditions(), clock.GetUtcNow());
        conditions.Query(); // refuses what the search itself refuses
        var search = new SavedSearch
        {
            AccountId = caller.Id, OrganisationId = caller.Organisation, Conditions = conditions, ConditionsKey = conditions.Key(), CreatedAt = now,
            Language = IsEnglish ? "en" : DefaultCulture,
        };
        search.Change(request.Name!.Trim(), request.Alerts!, now);
        await using var commit = await db.Begin(stop);
        await db.MustHaveRoom(search, stop);
        db.Searches.Add(search);
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return TypedResults.Created($"/api/search/saved/{search.Id}", SavedSearchView.Of(search, 0));
    }

    /// <summary>One request of a person at a time, so that two at once neither pass the limit nor save the same.</summary>
    private static async Task MustHaveRoom(this SearchDb db, SavedSearch search, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({search.AccountId.ToString()}, 0))", stop);
        var mine = await db.Searches.Where(s => s.AccountId == search.AccountId).Select(s => new { s.Name, s.ConditionsKey }).ToListAsync(stop);
        if (mine.Find(one => one.ConditionsKey == search.ConditionsKey) is { } same)
        {
            throw new RuleBroken("saved-search.exists", $"您已经保存过条件相同的搜索：{same.Name}。可以在“我的订阅”里修改它的提醒方式。",
                $"You saved a search with these conditions already: {same.Name}. Change its alerts in your saved searches.");
        }
        if (mine.Count >= SavedSearch.Most)
        {
            throw new RuleBroken("saved-search.too-many", $"每人最多保存 {SavedSearch.Most} 个搜索，请先在“我的订阅”里删除不再需要的。",
                $"You may keep {SavedSearch.Most} searches; delete one you no longer need first.");
        }
    }
}
