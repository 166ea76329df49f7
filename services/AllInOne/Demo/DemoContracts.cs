namespace TechMarket.AllInOne.Demo;

/// <summary>
/// Three years of registered contracts and this year's up to today, for a dashboard that looks like Quanzhou's. A year's
/// rows never depend on the day they are made on: tomorrow brings more rows, never other ones.
/// </summary>
internal static class DemoContracts
{
    private static readonly string[] Phases = ["", "（二期）", "（三期）", "（四期）"];

    internal static IEnumerable<ContractRow> For(DateOnly today) =>
        Enumerable.Range(today.Year - 3, 4).SelectMany(Year).Where(row => row.RegisteredOn <= today);

    private static IEnumerable<ContractRow> Year(int year)
    {
        var chance = new Chance(350500 + year);
        var deals = new ContractDeals(chance);
        var titles = new HashSet<string>();
        var number = 0;
        foreach (var day in ContractCalendar.DaysOf(year))
        {
            foreach (var amount in Split(day, chance))
            {
                var deal = deals.Make((double)amount);
                yield return Row($"demo-c-{year}-{++number:0000}", deal, Title(deal, titles), day.Date, amount, chance);
            }
        }
    }

    /// <summary>A day's value in unequal parts: most contracts are small, the sum stays.</summary>
    private static IEnumerable<decimal> Split(ContractCalendar.Day day, Chance chance)
    {
        var weights = Enumerable.Range(0, day.Contracts).Select(_ => Math.Max(.06, chance.Skewed(2.5))).ToList();
        return weights.Select(weight => Rounded(day.Value * (decimal)(weight / weights.Sum())));
    }

    private static decimal Rounded(decimal amount)
    {
        var step = amount switch { < 100_000 => 1_000m, < 1_000_000 => 5_000m, < 10_000_000 => 10_000m, _ => 100_000m };
        return Math.Max(15_000m, Math.Round(amount / step, MidpointRounding.AwayFromZero) * step);
    }

    private static string Title(ContractDeals.Deal deal, HashSet<string> taken)
    {
        string[] candidates = [deal.Subject.Title, .. Phases.Select(phase => deal.Buyer.ShortName + deal.Subject.Title + phase)];
        return candidates.FirstOrDefault(taken.Add) ?? candidates[^1];
    }

    private static ContractRow Row(string id, ContractDeals.Deal deal, string title, DateOnly registeredOn, decimal amount, Chance chance)
    {
        var (subject, seller, buyer) = deal;
        var signedOn = registeredOn.AddDays(-chance.Between(4, 70));
        var validFrom = signedOn.AddDays(chance.Between(0, 15));
        var validTo = validFrom.AddMonths(subject.Type is "LIC" or "TRF" ? chance.Between(24, 72) : chance.Between(6, 30)).AddDays(-1);
        return new(id, title, subject.Type, subject.SubType, signedOn, registeredOn, validFrom, validTo,
            seller.Name, seller.CreditCode, seller.District, seller.Kind, buyer.Name, buyer.CreditCode, buyer.District, buyer.Kind,
            amount, Technology(subject.Type, amount, chance), subject.Field, subject.Ip, subject.Industry);
    }

    /// <summary>技术交易额: the total without equipment and materials, which only developments and services contain.</summary>
    private static decimal Technology(string type, decimal amount, Chance chance)
    {
        var share = type is not ("DEV" or "SRV") || chance.Below(.5) ? 1 : chance.Below(.08) ? chance.Between(.4, .75) : chance.Between(.75, .98);
        return Math.Min(amount, Math.Round(amount * (decimal)share / 1_000m, MidpointRounding.AwayFromZero) * 1_000m);
    }
}
