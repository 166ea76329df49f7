using Microsoft.AspNetCore.Components;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Official;

/// <summary>A registrar looks at one contract and accepts, returns, passes on, refuses or registers it; a supervisor may revoke a registered one.</summary>
public sealed partial class Review
{
    private Answer<Contract> contract = default!;
    private Problem? decision, amountProblem, opinionProblem, returnProblem, refusalProblem, revocationProblem;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private Amount Verified { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "return")] private Reasons Back { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "refuse")] private Reasons No { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "pass-on")] private Views First { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "revoke")] private Reasons Ground { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        contract = await Api.Get<Contract>($"contracts/{Id}");
        Shown(contract);
        Verified ??= new Amount { TechnologyAmount = Amounts.Input(contract.Value?.TechnologyAmount) };
        Back ??= new Reasons();
        No ??= new Reasons();
        First ??= new Views();
        Ground ??= new Reasons();
    }

    private async Task Accept() => decision = Decided(await Api.Post($"contracts/{Id}/acceptance", null, Seen), T("合同已受理。", "The contract is accepted."));

    private async Task Return() =>
        returnProblem = Decided(await Api.Post($"contracts/{Id}/return", Back, Seen), T("合同已退回补正。", "The contract is returned for correction."));

    private async Task Refuse() =>
        refusalProblem = Decided(await Api.Post($"contracts/{Id}/refusal", No, Seen), T("已作出不予登记的决定。", "The contract is refused."));

    private async Task PassOn() =>
        opinionProblem = Decided(await Api.Post($"contracts/{Id}/second-review", First, Seen), T("初审通过，已转复审。", "Passed on to the second review."));

    private async Task Revoke() => revocationProblem = Decided(
        await Api.Post($"contracts/{Id}/revocation", new { Ground = Ground.Reason, Ground.Note }, Seen), T("登记已撤销。", "The registration is revoked."));

    private async Task Register()
    {
        if (Amounts.Read(Verified.TechnologyAmount) is not { } amount)
        {
            amountProblem = Problem.Of("technologyAmount", Amounts.HowToType);
            return;
        }
        amountProblem = Decided(await Api.Post($"contracts/{Id}/registration", new { TechnologyAmount = amount }, Seen), T("合同已登记。", "The contract is registered."));
    }

    private bool Offers(string form, params string[] statuses) => Posts(form) || (contract.Value is { } one && !PassedOnByMe && statuses.Contains(one.Status));

    /// <summary>What one has passed on is another's to decide.</summary>
    private bool PassedOnByMe => contract.Value is { Status: "second-review", FirstReviewerId: { } first } && first == Me.Id;

    private Problem? Decided(Answer<Nothing> answer, string notice)
    {
        if (answer.Ok)
        {
            Done($"official/queue/{Id}", notice);
        }
        return answer.Problem;
    }

    public sealed class Amount
    {
        public string? TechnologyAmount { get; set; }
    }

    public sealed class Views
    {
        public string? Opinion { get; set; }
    }

    public sealed class Reasons
    {
        public string? Reason { get; set; }
        public string? Note { get; set; }
    }
}
