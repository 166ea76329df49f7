using TechMarket.Portal.Clients;

namespace TechMarket.Portal.Components.Forms;

/// <summary>What the form around a field knows: the faults the service (or the page) found, by field.</summary>
public sealed record Faults(Problem? Problem)
{
    public string? Of(string key) => Problem?.Errors?.GetValueOrDefault(key) is { Length: > 0 } texts ? string.Join(" ", texts) : null;

    /// <summary>The API's name of a form field: <c>Input.Seller.CreditCode</c> is <c>seller.creditCode</c>.</summary>
    public static string KeyOf(string name)
    {
        var path = name.Split('.');
        return string.Join('.', (path.Length > 1 ? path[1..] : path).Select(part => char.ToLowerInvariant(part[0]) + part[1..]));
    }

    public static string IdOf(string key) => "f-" + key.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
