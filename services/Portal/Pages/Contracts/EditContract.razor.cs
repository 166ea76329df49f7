using Microsoft.AspNetCore.Components;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Components.Contracts;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Contracts;

/// <summary>The seller's form. Saving keeps an unfinished draft; submitting first shows, at the fields, all that the rules of filing miss.</summary>
public sealed partial class EditContract
{
    private const int EmptyRows = 2;
    private Contract? contract;
    private Problem? loading, problem;
    private bool keptOnly;
    private IReadOnlyList<Hindrance>? findings;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private Form Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var read = await Api.Get<Contract>($"contracts/{Id}");
        if (!Shown(read))
        {
            loading = read.Problem;
            return;
        }
        contract = read.Value!;
        if (!contract.CanBeEdited && !IsPost)
        {
            Done($"my/contracts/{Id}");
            return;
        }
        Input ??= Form.Of(contract, read.Version);
        findings = contract.Hindrances;
        Input.Fill(EmptyRows);
    }

    private async Task Save()
    {
        problem = Input.Unreadable();
        if (problem is not null)
        {
            findings = null;
            return;
        }
        if (Input.Then == "check")
        {
            await Check();
            return;
        }
        var saved = await Api.Put<Contract>($"contracts/{Id}", Input.Body(), Input.Version);
        problem = saved.Problem;
        if (!saved.Ok)
        {
            return;
        }
        Input.Version = saved.Version;
        if (Input.Then == "submit")
        {
            await Submit(saved.Value);
            return;
        }
        Done(Input.Then == "texts" ? $"my/contracts/{Id}/texts" : $"my/contracts/{Id}", T("草稿已保存。", "The draft is saved."));
    }

    /// <summary>What the rules find in the form as it is typed; nothing is saved.</summary>
    private async Task Check()
    {
        var found = await Api.Post<DraftFindings>($"contracts/{Id}/findings", Input.Body());
        problem = found.Problem;
        findings = found.Value?.Findings;
    }

    private async Task Submit(Contract saved)
    {
        var stopping = saved.Hindrances.Where(h => h.Stops).ToList();
        if (stopping.Count > 0)
        {
            findings = saved.Hindrances;
            keptOnly = true;
            problem = new Problem(409, null, null, stopping[0].Code, null,
                stopping.GroupBy(h => h.Field == "subType" ? "type" : h.Field).ToDictionary(field => field.Key, field => field.Select(h => h.Text).ToArray()));
            return;
        }
        var submitted = await Api.Post($"contracts/{Id}/submission", null, Input.Version);
        problem = submitted.Problem;
        if (submitted.Ok)
        {
            Done($"my/contracts/{Id}");
        }
    }
}
