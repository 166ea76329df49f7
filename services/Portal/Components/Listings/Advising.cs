using TechMarket.Portal.Clients;

namespace TechMarket.Portal.Components.Listings;

/// <summary>Asks what fits a listing as far as it is written. The form works without an answer.</summary>
public static class Advising
{
    /// <summary>Above it, what listings like it have is filled in beforehand.</summary>
    private const double Sure = .5;

    public static async Task<Advice?> Advise(this MarketApi api, Need need) => need.Title.Length == 0 ? null : (await api.Post<Advice>("search/advice", new
    {
        need.Id, Kind = "need", need.Title, Text = string.Join('\n', need.Problem, need.Improvement, need.Worth), need.Keywords, need.Field, need.Industry,
        need.Maturity, need.Modes, need.District, AmountFrom = need.BudgetFrom, AmountTo = need.BudgetTo,
    })).Value;

    public static async Task<Advice?> Advise(this MarketApi api, Result result) => result.Title.Length == 0 ? null : (await api.Post<Advice>("search/advice", new
    {
        result.Id, Kind = "result", result.Title, Text = string.Join('\n', result.Abstract, result.Team, result.Cases), result.Keywords, result.Field, result.Industry,
        result.Maturity, result.Modes, result.District, AmountFrom = result.Price, AmountTo = result.Price,
    })).Value;

    /// <summary>Fills what was never filled in; says whether it did.</summary>
    public static bool Prefill(this ListingInput input, Advice advice)
    {
        var before = (input.Field, input.Industry, input.Keywords);
        input.Field ??= Best(advice.Fields);
        input.Industry ??= Best(advice.Industries);
        if (string.IsNullOrEmpty(input.Keywords))
        {
            input.Keywords = Platform.Bilingual.Joined(advice.Keywords);
        }
        return before != (input.Field, input.Industry, input.Keywords);
    }

    private static string? Best(List<AdviceVote> votes) => votes is [{ Share: >= Sure, Count: > 1 } first, ..] ? first.Value : null;
}
