using System.Globalization;
using System.Text.Json;

namespace TechMarket.Events.Codes;

/// <summary>One value of a code list, with its name in both languages.</summary>
/// <param name="From">The first day on which a filing may use it by this name; null from always.</param>
/// <param name="To">The last such day; null without end.</param>
public sealed record Code(string Value, string Chinese, string English, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The name in the language of the current request.</summary>
    public string Label => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Chinese;

    public bool IsOf(DateOnly day) => !(day < From || day > To);
}

/// <summary>
/// A closed list of codes, in the order in which people read it. A value whose name changes is in it once for each name, with the days of
/// that name: an old contract keeps the words it was filed under.
/// </summary>
public sealed class CodeList(params Code[] versions)
{
    /// <summary>The lists of the registration form, as <c>Data/code-lists.json</c> holds them.</summary>
    private static readonly Lazy<Dictionary<string, Code[]>> form = new(Read);

    private readonly Dictionary<string, Code> latest = Latest(versions).ToDictionary(code => code.Value);

    /// <summary>Every value there is or ever was, by its latest name.</summary>
    public IReadOnlyList<Code> All { get; } = [.. Latest(versions)];

    /// <summary>Every value by each of its names.</summary>
    public IReadOnlyList<Code> Versions { get; } = versions;

    public static CodeList Named(string name) => new(form.Value[name]);

    /// <summary>What a filing of that day may choose from.</summary>
    public IReadOnlyList<Code> On(DateOnly day) => [.. Versions.Where(code => code.IsOf(day))];

    public bool Has(string? value) => value is not null && latest.ContainsKey(value);

    public bool Has(string? value, DateOnly day) => Versions.Any(code => code.Value == value && code.IsOf(day));

    /// <summary>The name of a code; an unknown code is shown as it is, none as "—".</summary>
    public string Label(string? value) => value is null ? "—" : latest.TryGetValue(value, out var code) ? code.Label : value;

    /// <summary>The name a code had that day; its latest where it had none.</summary>
    public string Label(string? value, DateOnly day) => Versions.FirstOrDefault(code => code.Value == value && code.IsOf(day))?.Label ?? Label(value);

    /// <summary>The values, for messages that list what is allowed.</summary>
    public string Known => string.Join(", ", All.Select(code => code.Value));

    private static IEnumerable<Code> Latest(Code[] versions) =>
        versions.GroupBy(code => code.Value).Select(same => same.MaxBy(code => code.From ?? DateOnly.MinValue)!);

    private static Dictionary<string, Code[]> Read()
    {
        using var file = typeof(CodeList).Assembly.GetManifestResourceStream("code-lists.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Code[]>>(file, JsonSerializerOptions.Web)!;
    }
}
