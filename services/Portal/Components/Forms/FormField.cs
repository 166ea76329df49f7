using Microsoft.AspNetCore.Components;

namespace TechMarket.Portal.Components.Forms;

/// <summary>What all inputs share. Name is the path the form is read by, for example <c>Input.Title</c>.</summary>
public abstract class FormField : ComponentBase
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Hint { get; set; }

    /// <summary>Fields are needed unless they say so.</summary>
    [Parameter] public bool Optional { get; set; }

    [CascadingParameter] private Faults? Faults { get; set; }

    protected string Key => Faults.KeyOf(Name);

    protected string Id => Faults.IdOf(Key);

    protected string? Fault => Faults?.Of(Key);

    protected string? Invalid => Fault is null ? null : "true";

    protected string? DescribedBy
    {
        get
        {
            var ids = $"{(Hint is null ? "" : Id + "-hint")} {(Fault is null ? "" : Id + "-fault")}".Trim();
            return ids.Length == 0 ? null : ids;
        }
    }
}
