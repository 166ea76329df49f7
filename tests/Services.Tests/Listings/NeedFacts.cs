using TechMarket.Listings;
using TechMarket.Listings.Needs;
using TechMarket.Listings.Organisations;
using TechMarket.Listings.Results;
using TechMarket.Platform.Errors;

namespace TechMarket.Tests.Listings;

/// <summary>The life of a need and of a result, by their own rules alone.</summary>
public sealed class NeedFacts
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 7, 1);
    private static readonly KnownOrganisation Verified = Organisation("verified");

    [Fact]
    public void A_draft_needs_only_a_title_but_submission_names_all_that_is_missing()
    {
        var need = Draft(Form() with { Problem = null, Worth = " ", Deadline = null, Modes = [] });
        Assert.Equal(["problem", "worth", "deadline", "modes"], need.Missing);
        Assert.Equal("need.incomplete", Broken(() => need.Submit(Verified, Now)));
        Assert.Equal("draft", need.Status);
    }

    [Fact]
    public void The_budget_may_stay_open()
    {
        var need = Draft(Form() with { BudgetFrom = null, BudgetTo = null });
        need.Submit(Verified, Now);
        Assert.Equal("submitted", need.Status);
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("refused")]
    [InlineData(null)]
    public void Only_a_verified_organisation_can_submit(string? status) =>
        Assert.Equal("organisation.not-verified", Broken(() => Draft(Form()).Submit(status is null ? null : Organisation(status), Now)));

    [Fact]
    public void A_need_goes_from_draft_to_met()
    {
        var need = Published();
        Assert.True(need.IsPublic);
        Assert.Equal(Now, need.PublishedAt);
        need.Meet("solved", Now.AddDays(3));
        Assert.Equal(("met", "solved", Now.AddDays(3)), (need.Status, need.StatusReason, need.ClosedAt));
        Assert.True(need.IsPublic);
    }

    [Fact]
    public void What_is_closed_stays_closed()
    {
        var need = Published();
        need.Withdraw(null, Now);
        Assert.Equal("need.already-closed", Broken(() => need.Meet(null, Now)));
        Assert.Equal("need.already-closed", Broken(() => need.Withdraw(null, Now)));
        Assert.Equal("need.not-editable", Broken(() => need.Write(Form(), Today)));
        Assert.Equal("need.not-a-draft", Broken(() => need.Submit(Verified, Now)));
        Assert.Equal("need.not-a-draft", Broken(need.MustBeDeletable));
    }

    [Fact]
    public void What_was_returned_is_changed_and_submitted_again()
    {
        var need = Draft(Form());
        need.Submit(Verified, Now);
        need.Return("say more", "郑主管", Now.AddDays(1));
        Assert.Equal(("returned", "say more"), (need.Status, need.StatusReason));
        need.Write(Form() with { Problem = "more" }, Today);
        need.Submit(Verified, Now);
        Assert.Equal(("submitted", (string?)null), (need.Status, need.StatusReason));
        need.Publish("郑主管", Now.AddDays(3));
        Assert.Equal(
            [new Step("submitted", null, null, Now), new("returned", "say more", "郑主管", Now.AddDays(1)), new("submitted", null, null, Now), new("published", null, "郑主管", Now.AddDays(3))],
            need.History);
    }

    [Fact]
    public void A_contract_meets_a_need_that_expired_meanwhile_but_not_one_withdrawn()
    {
        var (expired, withdrawn) = (Published(), Published());
        expired.Expire(Now);
        Assert.True(expired.MeetBy("2026350500000999", Now.AddDays(1)));
        Assert.Equal(("met", "2026350500000999", Now.AddDays(1)), (expired.Status, expired.ContractNumber, expired.ClosedAt));
        withdrawn.Withdraw(null, Now);
        Assert.False(withdrawn.MeetBy("2026350500000999", Now));
        Assert.Equal("need.already-closed", Broken(() => expired.Meet(null, Now)));
    }

    [Fact]
    public void Under_review_it_cannot_be_changed_but_taken_back()
    {
        var need = Draft(Form());
        need.Submit(Verified, Now);
        Assert.Equal("need.not-editable", Broken(() => need.Write(Form(), Today)));
        need.Withdraw(null, Now);
        Assert.Equal("draft", need.Status);
        Assert.False(need.IsPublic);
    }

    [Fact]
    public void A_published_need_changes_but_stays_complete()
    {
        var need = Published();
        need.Write(Form() with { Title = "another" }, Today);
        Assert.Equal("published", need.Status);
        Assert.Equal("need.incomplete", Broken(() => need.Write(Form() with { Worth = null }, Today)));
    }

    [Fact]
    public void The_deadline_day_itself_still_counts()
    {
        var need = Draft(Form() with { Deadline = Today });
        need.Submit(Verified, Now);
        Assert.Equal("need.deadline-passed", Broken(() => Draft(Form() with { Deadline = Today.AddDays(-1) }).Submit(Verified, Now)));
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("return")]
    [InlineData("withdraw")]
    [InlineData("meet")]
    public void A_draft_can_be_neither_reviewed_nor_closed(string what)
    {
        var need = Draft(Form());
        var code = Broken(() =>
        {
            switch (what)
            {
                case "publish": need.Publish("x", Now); break;
                case "return": need.Return("x", "x", Now); break;
                case "withdraw": need.Withdraw(null, Now); break;
                default: need.Meet(null, Now); break;
            }
        });
        Assert.Equal(what is "publish" or "return" ? "need.not-submitted" : "need.not-published", code);
    }

    [Fact]
    public void What_others_hear_never_holds_the_confidential_part()
    {
        var need = Published();
        Assert.DoesNotContain("secret", System.Text.Json.JsonSerializer.Serialize(need.ToListing("x")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_asks_for_what_it_is_how_far_it_is_and_how_to_have_it()
    {
        var result = new Result { OrganisationId = Guid.NewGuid() };
        result.Write(new("名称", null, null, null, null, [], null, null, null, null, null, null, null));
        Assert.Equal(["abstract", "field", "maturity", "modes"], result.Missing);
        result.Write(new("名称", "简介", "05", null, 7, ["TRF"], 80_000, null, [new("invention", " ZL1 ", "")], null, null, null, [" a ", "a"]));
        result.Submit(Verified, Now);
        result.Publish("x", Now);
        Assert.Equal((80_000m, 80_000m), (result.Amounts.From, result.Amounts.To));
        Assert.Equal([new IpRight("invention", "ZL1", null)], result.Ip);
        Assert.Equal(["a"], result.Keywords);
        Assert.Equal("result.not-a-draft", Broken(result.MustBeDeletable));
    }

    private static NeedForm Form() => new(
        "布面疵点检测", "人工巡检慢", "检出率 98%", "每年 560 万元", "03", "C17", 6, 100_000, 300_000, null, Today.AddDays(90), ["DEV"], [], "secret");

    private static Need Draft(NeedForm form)
    {
        var need = new Need { OrganisationId = Verified.Id, CreatedAt = Now };
        need.Write(form, Today);
        return need;
    }

    private static Need Published()
    {
        var need = Draft(Form());
        need.Submit(Verified, Now);
        need.Publish("x", Now);
        return need;
    }

    private static KnownOrganisation Organisation(string status) => new()
    {
        Id = Guid.NewGuid(), Version = 1, CreditCode = "91350502MA0000015N", Name = "试用企业", Kind = "enterprise", District = "350502", Status = status,
    };

    private static string Broken(Action act) => Assert.Throws<RuleBroken>(act).Code;
}
