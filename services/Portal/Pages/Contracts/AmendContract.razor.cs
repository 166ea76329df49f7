using Microsoft.AspNetCore.Components;
using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Contracts;

/// <summary>The seller asks for another content of a registered contract, on the form it was filed with.</summary>
public sealed partial class AmendContract
{
    private const string Content = "content.";
    private const int EmptyRows = 2;
    private Contract? contract;
    private Problem? loading, problem;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private EditContract.Form Input { get; set; } = default!;

    [SupplyParameterFromForm] private Reasons Why { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var read = await Api.Get<Contract>($"contracts/{Id}");
        if (!Shown(read))
        {
            loading = read.Problem;
            return;
        }
        contract = read.Value!;
        if (contract.Status != "registered" && !IsPost)
        {
            Done($"my/contracts/{Id}");
            return;
        }
        Why ??= new Reasons();
        Input ??= EditContract.Form.Of(contract, read.Version);
        Input.Fill(EmptyRows);
    }

    private async Task Ask()
    {
        problem = Input.Unreadable();
        if (problem is not null)
        {
            return;
        }
        var asked = await Api.Post($"contracts/{Id}/amendment-requests", new { Why.Reason, Content = Input.Body() }, Input.Version);
        problem = AtTheFields(asked.Problem);
        if (asked.Ok)
        {
            Done($"my/contracts/{Id}", T("变更申请已提交。", "The amendment is asked for."));
        }
    }

    /// <summary>The service names the fields as parts of the content; here they stand by themselves.</summary>
    private static Problem? AtTheFields(Problem? problem) => problem?.Errors is not { } errors ? problem : problem with
    {
        Errors = errors.ToDictionary(field => field.Key.StartsWith(Content, StringComparison.Ordinal) ? field.Key[Content.Length..] : field.Key, field => field.Value),
    };

    public sealed class Reasons
    {
        public string? Reason { get; set; }
    }
}
