using TechMarket.Contracts;
using TechMarket.Contracts.Rules;
using TechMarket.Platform.Errors;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>A contract's way, step by step, without a database.</summary>
public sealed class ContractFacts
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly ReviewRules Review = ReviewRulesFacts.With();

    [Fact]
    public void A_contract_goes_from_draft_to_number()
    {
        var contract = Submitted();
        contract.Accept(Now, Review);
        contract.Register("2026350500000001", "350500", null, Now);
        Assert.Equal(Contract.Registered, contract.Status);
        Assert.Equal(Today, contract.RegisteredOn);
        Assert.Equal("2026", contract.RuleSet);
        Assert.Equal(contract.HashOfContent(), contract.ContentHash);
    }

    [Fact]
    public void The_day_of_registration_is_Chinas()
    {
        var contract = Submitted();
        contract.Accept(Now, Review);
        contract.Register("2027350500000001", "350500", null, new DateTimeOffset(2026, 12, 31, 16, 30, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2027, 1, 1), contract.RegisteredOn);
    }

    [Fact]
    public void A_submitted_contract_can_be_returned_corrected_and_submitted_again()
    {
        var contract = Submitted();
        Broken("contract.not-editable", () => contract.Edit(FilingFacts.Complete));
        contract.Return("请补充验收标准");
        Assert.Equal("请补充验收标准", contract.ReturnReason);
        var changes = contract.Edit(FilingFacts.Complete with { Title = "补正后的名称" });
        Assert.Equal(["title"], changes.Select(c => c.Field));
        contract.Submit([], Now, Today);
        Assert.Null(contract.ReturnReason);
    }

    [Fact]
    public void A_supplement_starts_the_time_limit_anew()
    {
        var contract = Submitted();
        contract.Accept(Now, Review);
        Assert.Equal(new DateOnly(2026, 7, 7), contract.DecideBy);
        contract.Return("补正");
        contract.Submit([], Now.AddDays(10), Today.AddDays(10));
        contract.Accept(Now.AddDays(10), Review);
        Assert.Equal(new DateOnly(2026, 7, 16), contract.DecideBy);
    }

    [Fact]
    public void Steps_out_of_order_are_refused()
    {
        var contract = Contract.Open(FilingFacts.Complete, Now);
        Broken("contract.not-submitted", () => contract.Accept(Now, Review));
        Broken("contract.not-under-review", () => contract.Return("x"));
        Broken("contract.not-accepted", () => contract.Register("2026350500000001", "350500", null, Now));
        contract.Submit([], Now, Today);
        Broken("contract.not-editable", () => contract.Submit([], Now, Today));
        Broken("contract.not-accepted", () => contract.Register("2026350500000001", "350500", null, Now));
        contract.Refuse("2", null);
        Broken("contract.not-under-review", () => contract.Refuse("2", null));
        Broken("contract.not-a-draft", contract.MustBeDisposable);
    }

    [Fact]
    public void The_buyer_of_a_case_cannot_be_replaced()
    {
        var other = FilingFacts.Complete with { Buyer = FilingFacts.Complete.Buyer with { Name = "另一家", OrganisationId = Guid.CreateVersion7() } };
        var ofCase = Contract.Open(FilingFacts.Complete, Now, caseId: Guid.CreateVersion7());
        Broken("contract.case-party", () => ofCase.Edit(other));
        ofCase.Edit(FilingFacts.Complete with { Buyer = FilingFacts.Complete.Buyer with { District = "350582" } });
        Contract.Open(FilingFacts.Complete, Now).Edit(other);
    }

    [Fact]
    public void Both_organisations_are_parties_and_nobody_else()
    {
        var (seller, buyer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var contract = Contract.Open(FilingFacts.Complete with
        {
            Seller = FilingFacts.Complete.Seller with { OrganisationId = seller },
            Buyer = FilingFacts.Complete.Buyer with { OrganisationId = buyer },
        }, Now);
        Assert.True(contract.IsParty(seller) && contract.IsParty(buyer));
        Assert.False(contract.IsParty(null) || contract.IsParty(Guid.CreateVersion7()));
    }

    [Fact]
    public void The_registrar_may_verify_a_smaller_technology_amount_but_not_one_above_the_total()
    {
        var contract = Submitted();
        contract.Accept(Now, Review);
        Broken("contract.technology-exceeds-total", () => contract.Register("2026350500000001", "350500", 1_000_000.01m, Now));
        contract.Register("2026350500000001", "350500", 650_000m, Now);
        Assert.Equal(650_000m, contract.Terms.TechnologyAmount);
    }

    [Fact]
    public void The_hash_changes_with_every_field_of_the_content()
    {
        var terms = FilingFacts.Complete;
        Terms[] others =
        [
            terms, terms with { Title = "另一个名称" }, terms with { TotalAmount = 1_000_000.01m }, terms with { TechnologyAmount = 1m },
            terms with { Buyer = terms.Buyer with { Name = "另一家" } }, terms with { SignedOn = new DateOnly(2026, 5, 21) },
            terms with { Subject = terms.Subject + "x" }, terms with { Deductions = [] }, terms with { Title = "a\nb=c" }, terms with { Title = "a\\nb=c" },
        ];
        Assert.Equal(others.Length, others.Select(t => t.ToCanonical()).Distinct().Count());
    }

    [Fact]
    public void The_time_limit_follows_the_rules_in_force()
    {
        Assert.Equal("2001", RuleSet.On(new DateOnly(2026, 2, 28)).Code);
        Assert.Equal("2026", RuleSet.On(new DateOnly(2026, 3, 1)).Code);
        Assert.Equal(new DateOnly(2026, 3, 3), Review.DecideBy(RuleSet.Named("2001"), large: false, new DateOnly(2026, 2, 1)));
        Assert.Equal(new DateOnly(2026, 7, 28), Review.DecideBy(RuleSet.Named("2026"), large: true, Today));
        Assert.False(Review.IsLarge(RuleSet.Named("2001"), FilingFacts.Complete with { TechnologyAmount = 9_000_000m }));
    }

    private static Contract Submitted()
    {
        var contract = Contract.Open(FilingFacts.Complete, Now);
        contract.Submit([], Now, Today);
        return contract;
    }

    private static void Broken(string code, Action step) => Assert.Equal(code, Assert.Throws<RuleBroken>(step).Code);
}
