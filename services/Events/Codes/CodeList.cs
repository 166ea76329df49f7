using System.Globalization;

namespace TechMarket.Events.Codes;

/// <summary>One value of a code list, with its name in both languages.</summary>
public sealed record Code(string Value, string Chinese, string English)
{
    /// <summary>The name in the language of the current request.</summary>
    public string Label => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Chinese;
}

/// <summary>A closed list of codes, in the order in which people read it.</summary>
public sealed class CodeList(params Code[] codes)
{
    private readonly Dictionary<string, Code> byValue = codes.ToDictionary(code => code.Value);

    public IReadOnlyList<Code> All { get; } = codes;

    public bool Has(string? value) => value is not null && byValue.ContainsKey(value);

    /// <summary>The name of a code; an unknown code is shown as it is, none as "—".</summary>
    public string Label(string? value) => value is null ? "—" : byValue.TryGetValue(value, out var code) ? code.Label : value;

    /// <summary>The values, for messages that list what is allowed.</summary>
    public string Known => string.Join(", ", All.Select(code => code.Value));
}
