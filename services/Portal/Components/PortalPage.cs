using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using TechMarket.Platform.Auth;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Web;

namespace TechMarket.Portal.Components;

/// <summary>What every page has at hand: the market's APIs, the signed-in user, the request and the way to the next page.</summary>
public abstract class PortalPage : ComponentBase
{
    /// <summary>Under this name the request carries what exactly was not found, for the page that says so.</summary>
    public const string Missing = "missing";

    [Inject] protected MarketApi Api { get; set; } = default!;

    [Inject] protected NavigationManager Nav { get; set; } = default!;

    [Inject] protected TimeProvider Clock { get; set; } = default!;

    [CascadingParameter] protected HttpContext Http { get; set; } = default!;

    protected ClaimsPrincipal User => Http.User;

    /// <summary>A static page is rendered once, when all it shows has been read; the usual first rendering before that would find nothing.</summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        OnInitialized();
        await OnInitializedAsync();
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    protected Caller Me => Caller.From(Http.User);

    protected bool SignedIn => Http.User.Identity?.IsAuthenticated == true;

    /// <summary>True while a form of this page is being posted.</summary>
    protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>The version of the record that was on the user's screen when the posted form was sent.</summary>
    protected string? Seen => IsPost && Http.Request.HasFormContentType ? Http.Request.Form["seen"] : (string?)null;

    /// <summary>
    /// True while this form is being posted. A form must be there to be answered, even when somebody else was quicker and the
    /// record no longer offers it: the answer then says so.
    /// </summary>
    protected bool Posts(string form) => IsPost && Http.Request.HasFormContentType && Http.Request.Form["_handler"] == form;

    /// <summary>After a form did its work: on to the next page (relative, so the language stays), which shows the sentence once.</summary>
    protected void Done(string next, string? notice = null)
    {
        if (notice is not null)
        {
            Notices.Leave(Http, notice);
        }
        Nav.NavigateTo(next);
    }

    /// <summary>Answers 404 when the record is not there, 503 when its service is away; returns whether the page can be shown.</summary>
    protected bool Shown<T>(Answer<T> answer)
    {
        if (answer.Problem is { IsMissing: true } missing)
        {
            Http.Items[Missing] = missing.Detail;
            Nav.NotFound();
        }
        else if (answer.Problem is { } problem && !IsPost)
        {
            Http.Response.StatusCode = problem.Status;
        }
        return answer.Ok;
    }
}
