namespace TechMarket.AllInOne.Demo;

/// <summary>Who sells what to whom in a year's demo contracts: a subject that fits the amount, and parties that fit the subject.</summary>
internal sealed class ContractDeals(Chance chance)
{
    private const double Large = 1_500_000;

    private readonly List<Place> places = [.. SellerDistricts.Select(district => new Place(district.District, district.Weight * chance.Between(.85, 1.15)))];

    private static readonly List<Subject> Subjects = DemoFiles.Read<Subject>("contract-subjects.jsonl");
    private static readonly List<Party> Parties = DemoFiles.Read<Party>("contract-parties.jsonl");

    private static readonly (string Type, double Weight)[] Types = [("SRV", 42), ("DEV", 37), ("CON", 9), ("TRF", 7), ("LIC", 5)];

    private static readonly (string District, double Weight)[] SellerDistricts =
    [
        ("350582", 23), ("350503", 18), ("350583", 14), ("350502", 12), ("350581", 8), ("350521", 6), ("350505", 5),
        ("3505Z2", 4), ("3505Z1", 4), ("350524", 2.5), ("350526", 2), ("350504", 2), ("350525", 1.5), ("000000", 1),
    ];

    private static readonly Dictionary<(string Type, string District), List<Offer>> Offers = (
        from seller in Parties
        where seller.Sells
        from subject in Subjects
        where subject.SubType == "intermediary" ? seller.Industries.Contains("M75") : seller.Knows(subject)
        group new Offer(subject, seller) by (subject.Type, seller.District)).ToDictionary(offers => offers.Key, offers => offers.ToList());

    internal Deal Make(double amount)
    {
        // Large contracts are nearly always services and developments.
        var type = chance.Weighted(amount > 8_000_000 ? Types[..2] : Types, choice => choice.Weight).Type;
        var offers = Offers[(type, District(type, amount))];
        var (subject, seller) = Enumerable.Range(0, 6).Select(_ => chance.Of(offers))
            .MinBy(offer => Math.Abs(Math.Log(offer.Subject.TypicalAmount / amount)))!;
        return new(subject, seller, Buyer(subject, seller));
    }

    /// <summary>Large contracts go where most is missing, so that each district's year resembles its last one.</summary>
    private string District(string type, double amount)
    {
        var able = places.Where(place => Offers.ContainsKey((type, place.District))).ToList();
        var sum = amount + places.Sum(place => place.Value);
        var weights = places.Sum(place => place.Weight);
        var chosen = amount < Large
            ? chance.Weighted(able, place => place.Weight)
            : able.MaxBy(place => (place.Weight / weights * sum) - place.Value)!;
        chosen.Value += amount;
        return chosen.District;
    }

    private Party Buyer(Subject subject, Party seller)
    {
        var all = Parties.Where(party => party.Buys && party != seller && party.Knows(subject)).ToList();
        // A technology import is registered by its domestic buyer, so a foreign seller never meets a foreign buyer.
        var atHome = all.Where(party => party.InCity).ToList();
        var outside = seller.Kind == "abroad" ? [] : all.Except(atHome).ToList();
        var choices = outside.Count == 0 || (atHome.Count > 0 && chance.Below(.78)) ? atHome : outside;
        return choices.Count > 0 ? chance.Of(choices) : Parties.First(party => party.Buys && party.InCity && party != seller);
    }

    internal sealed record Deal(Subject Subject, Party Seller, Party Buyer);

    private sealed class Place(string district, double weight)
    {
        public string District => district;
        public double Weight => weight;
        public double Value { get; set; }
    }

    private sealed record Offer(Subject Subject, Party Seller);

    internal sealed record Subject(string Title, string Type, string? SubType, string Field, string Ip, string Industry, double TypicalAmount);

    internal sealed record Party(string Name, string? CreditCode, string Kind, string District, bool Sells, bool Buys, HashSet<string> Industries)
    {
        /// <summary>Whether the party works in the subject's industry ("C30"), where needed only in one field of it ("C30:07").</summary>
        internal bool Knows(Subject subject) =>
            Industries.Contains(subject.Industry) || Industries.Contains($"{subject.Industry}:{subject.Field}");

        internal bool InCity => District.StartsWith("3505", StringComparison.Ordinal);

        /// <summary>The name as people say it, without the legal form.</summary>
        internal string ShortName => Name.Replace("（演示）", "", StringComparison.Ordinal).Replace("科技有限公司", "", StringComparison.Ordinal)
            .Replace("股份有限公司", "", StringComparison.Ordinal).Replace("有限公司", "", StringComparison.Ordinal).Replace(" (Demo)", "", StringComparison.Ordinal);
    }
}
