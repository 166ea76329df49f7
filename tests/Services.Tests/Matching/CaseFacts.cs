using TechMarket.Events.Codes;
using TechMarket.Matching.Cases;
using TechMarket.Matching.Copies;
using TechMarket.Platform.Errors;

namespace TechMarket.Tests.Matching;

/// <summary>The rules a case keeps by itself.</summary>
public sealed class CaseFacts
{
    private static readonly DateTimeOffset Monday = new(2026, 8, 3, 1, 0, 0, TimeSpan.Zero);
    private static readonly KnownBroker Broker = new() { Id = Guid.NewGuid(), Version = 1, Name = "林经纪", CertificateNumber = "FJ-2024-0001", Grade = "senior" };
    private static readonly Actor Someone = new(Guid.NewGuid(), "某人", Monday);
    private static readonly Terms Open = new(null, null, null);

    [Fact]
    public void A_new_case_says_what_comes_next_and_when()
    {
        var one = Taken();
        Assert.Equal(CaseStages.Taken, one.Stage);
        Assert.Equal(NextSteps.Introduce, one.NextAction);
        Assert.Equal(new DateOnly(2026, 8, 6), one.NextActionOn);
        Assert.Equal(["taken"], one.History.Select(e => e.What));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_closed_listing_cannot_be_taken(bool needClosed)
    {
        var broken = Assert.Throws<RuleBroken>(() =>
            Case.Take(Listing("need", needClosed ? "met" : null), Listing("result", needClosed ? null : "withdrawn"), Broker, Someone));
        Assert.Equal("case.listing-closed", broken.Code);
    }

    [Fact]
    public void Both_sides_must_agree()
    {
        var one = Introduced();
        Assert.False(one.Agree(Side.Buyer, new Terms(500_000m, "DEV", null), Someone));
        Assert.Equal(CaseStages.Introduced, one.Stage);
        Assert.True(one.Agree(Side.Seller, Open, Someone));
        Assert.Equal(CaseStages.Agreed, one.Stage);
        Assert.Equal((500_000m, "DEV"), (one.Amount, one.Type));
    }

    [Fact]
    public void One_side_cannot_agree_for_both()
    {
        var one = Introduced();
        one.Agree(Side.Seller, Open, Someone);
        Assert.Equal("case.agreed-already", Assert.Throws<RuleBroken>(() => one.Agree(Side.Seller, Open, Someone)).Code);
        Assert.Equal(CaseStages.Introduced, one.Stage);
    }

    [Fact]
    public void Other_terms_take_the_other_sides_consent_back()
    {
        var one = Introduced();
        one.Agree(Side.Buyer, new Terms(500_000m, "DEV", null), Someone);
        Assert.False(one.Agree(Side.Seller, new Terms(800_000m, null, null), Someone));
        Assert.Null(one.BuyerAgreedAt);
        Assert.Equal(800_000m, one.Amount);
        Assert.Contains(one.History, e => e.What == "terms-changed");
        Assert.True(one.Agree(Side.Buyer, Open, Someone));
    }

    [Fact]
    public void Saying_nothing_more_keeps_what_a_side_noted()
    {
        var one = Introduced();
        one.Agree(Side.Buyer, new Terms(500_000m, "DEV", "含一次到厂指导"), Someone);
        one.Agree(Side.Seller, new Terms(800_000m, null, "设备另计"), Someone);
        one.Agree(Side.Buyer, new Terms(null, null, ""), Someone);
        Assert.Equal(("含一次到厂指导", "设备另计"), (one.BuyerNote, one.SellerNote));
    }

    [Fact]
    public void Terms_left_open_by_one_side_may_be_filled_in_by_the_other()
    {
        var one = Introduced();
        one.Agree(Side.Buyer, Open, Someone);
        Assert.True(one.Agree(Side.Seller, new Terms(300_000m, "LIC", null), Someone));
    }

    [Fact]
    public void Nobody_agrees_or_declines_before_the_introduction()
    {
        var one = Taken();
        Assert.Equal("case.not-introduced", Assert.Throws<RuleBroken>(() => one.Agree(Side.Buyer, Open, Someone)).Code);
        Assert.Equal("case.not-introduced", Assert.Throws<RuleBroken>(() => one.Decline(Side.Buyer, "价格", Someone)).Code);
    }

    [Fact]
    public void Sides_are_introduced_once()
    {
        var one = Introduced();
        Assert.Equal("case.introduced-already", Assert.Throws<RuleBroken>(() => one.Introduce("再来", Someone)).Code);
    }

    [Fact]
    public void Nothing_moves_after_the_end()
    {
        var one = Introduced();
        one.Decline(Side.Seller, "已有合作方", Someone);
        Assert.Equal((CaseStages.Declined, "已有合作方", "seller"), (one.Stage, one.EndReason, one.DeclinedBy));
        Assert.Null(one.NextAction);
        Assert.All<Action>(
            [() => one.Agree(Side.Buyer, Open, Someone), () => one.Close("", Someone), () => one.PlanNext("", default, Someone)],
            move => Assert.Equal("case.ended", Assert.Throws<RuleBroken>(move).Code));
    }

    [Fact]
    public void An_organisation_does_not_trade_with_itself()
    {
        var organisation = Guid.NewGuid();
        var one = Case.Take(Listing("need", null, organisation), Listing("result", null, organisation), Broker, Someone);
        one.Introduce("引荐", Someone);
        Assert.Equal("case.same-organisation", Assert.Throws<RuleBroken>(() => one.Agree(Side.Buyer, Open, Someone)).Code);
    }

    [Fact]
    public void The_history_keeps_its_order()
    {
        var one = Introduced();
        one.Agree(Side.Buyer, new Terms(1m, null, null), Someone);
        one.Agree(Side.Seller, Open, Someone);
        one.FollowContract(Guid.NewGuid(), "2026350500000001", Monday.AddDays(30));
        Assert.Equal(["taken", "introduced", "buyer-agreed", "seller-agreed", "agreed", "registered"],
            one.History.OrderBy(e => e.At).Select(e => e.What));
        Assert.Equal("2026350500000001", one.ContractNumber);
        Assert.Null(one.NextAction);
    }

    private static Case Taken() => Case.Take(Listing("need"), Listing("result"), Broker, Someone);

    private static Case Introduced()
    {
        var one = Taken();
        one.Introduce("两家一近一需，建议先通个电话。", Someone);
        return one;
    }

    private static KnownListing Listing(string kind, string? closed = null, Guid? organisation = null) => new()
    {
        Id = Guid.NewGuid(),
        Kind = kind,
        Version = 1,
        Title = kind,
        OrganisationId = organisation ?? Guid.NewGuid(),
        OrganisationName = kind,
        ClosedWhy = closed,
    };
}
