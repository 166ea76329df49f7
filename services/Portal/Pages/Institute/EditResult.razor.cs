using Microsoft.AspNetCore.Components;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components.Listings;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Institute;

/// <summary>Writing a result in three steps, each with its own address; every step is saved as it is left.</summary>
public sealed partial class EditResult
{
    private Answer<Result> result = default!;
    private Problem? problem;
    private IReadOnlyList<(string, string?, string?)>? differences;
    private Advice? advice;
    private bool prefilled;

    [Parameter] public Guid? Id { get; set; }

    /// <summary>1, 2 or 3; the address of a new one has none.</summary>
    [Parameter] public int? Step { get; set; }

    /// <summary>Set after a step was left incomplete: its gaps are shown at once.</summary>
    [SupplyParameterFromQuery] private bool Check { get; set; }

    [SupplyParameterFromForm(FormName = "edit-result")] private ResultInput? Input { get; set; }

    private Result Current => result.Value ?? new();

    private bool Editable => Id is null || Current.Status is "draft" or "returned" or "published";

    private int Now => Step ?? 1;

    private string[] Fields => Now == 1 ? ResultInput.First : ResultInput.Second;

    protected override async Task OnInitializedAsync()
    {
        result = Id is null ? new(new Result(), null) : await Api.Get<Result>($"listings/results/{Id}");
        if (Now is < 1 or > 3 || (result.Ok && Id is not null && Current.OrganisationId != Me.Organisation))
        {
            result = new(null, Problem.Missing);
        }
        if (!Shown(result))
        {
            return;
        }
        Input ??= ResultInput.Of(Current, result.Version);
        if (!IsPost && Now > 1)
        {
            advice = await Api.Advise(Current);
            prefilled = Now == 2 && !Check && advice is not null && Current.Status == "draft" && Current.Field is null && Input.Prefill(advice);
        }
        problem = Check && !IsPost ? ResultInput.StillMissing(Current.Missing, Fields) : null;
    }

    private async Task Save()
    {
        problem = Input!.Wrong();
        if (problem is not null)
        {
            return;
        }
        var body = Input.Body(Now, Current);
        var saved = Id is null ? await Api.Post<SavedListing>("listings/results", body) : await Api.Put<SavedListing>($"listings/results/{Id}", body, Input.Seen);
        problem = saved.Problem;
        if (problem is { IsStale: true })
        {
            differences = Input.Differences(Now, Current);
            Input.Newest = result.Version;
        }
        if (saved.Ok)
        {
            Go(saved.Value);
        }
    }

    private void Go(SavedListing saved)
    {
        if (Input!.Then == "later")
        {
            Done($"my/results/{saved.Id}", saved.Status == "published" ? T("修改已生效。", "The changes are in effect.") : T("草稿已保存。", "The draft is saved."));
        }
        else if (saved.Missing.Any(Fields.Contains))
        {
            Done($"my/results/{saved.Id}/edit/{Now}?check=true");
        }
        else
        {
            Done($"my/results/{saved.Id}/edit/{Now + 1}");
        }
    }

    private async Task Submit()
    {
        var submitted = await Api.Post($"listings/results/{Id}/submission");
        problem = submitted.Problem;
        if (submitted.Ok)
        {
            Done($"my/results/{Id}", T("已提交，审核通过后自动发布。", "Submitted; it is published once an official has reviewed it."));
        }
    }
}
