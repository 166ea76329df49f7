using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform.Importing;

/// <summary>
/// A row of an uploaded file, whether it came as JSON, as CSV or from a workbook: fields by name (case does not matter), read as what they should be.
/// A field that is not what it should be becomes a fault of the row; an empty one is null.
/// </summary>
public sealed class ImportRow
{
    /// <summary>Of a value that is wrong, so many characters are repeated.</summary>
    private const int LongestSaid = 30;

    private static readonly char[] ListSeparators = [';', '；', '、'];
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportFault> faults = [];

    internal ImportRow(int line) => Line = line;

    /// <summary>The line of the file on which the row begins.</summary>
    public int Line { get; }

    public IReadOnlyList<ImportFault> Faults => faults;

    /// <summary>The columns somebody has asked for. Of a row without any fields these are all that are known: every way out is tried.</summary>
    internal IReadOnlyCollection<string> Asked => asked;

    internal IReadOnlyCollection<string> Columns => fields.Keys;

    /// <summary>SHA-256 of the row's content, whatever the order of its fields.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f',
        fields.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}\u001e{pair.Value.GetRawText()}")))));

    /// <summary>Says what is wrong with the row, in the uploader's language.</summary>
    public void Wrong(string? column, string chinese, string english) => faults.Add(new(Line, column, T(chinese, english)));

    /// <summary>Text anywhere in the row, also deep inside a list, must be text that a database can hold.</summary>
    internal void MustBeStorable()
    {
        foreach (var (name, value) in fields.Where(pair => pair.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
        {
            var raw = value.GetRawText();
            if (raw.Contains("\\u0000", StringComparison.OrdinalIgnoreCase) || LoneSurrogate(value))
            {
                Wrong(name, "含有无法保存的字符", "Holds a character that cannot be stored");
            }
        }
    }

    private static bool LoneSurrogate(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(LoneSurrogate),
        JsonValueKind.Object => value.EnumerateObject().Any(pair => LoneSurrogate(pair.Value)),
        JsonValueKind.String => !Readable(value),
        _ => false,
    };

    private static bool Readable(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A field as the file had it.</summary>
    internal string Shown(string column) => !fields.TryGetValue(column, out var value) || value.ValueKind == JsonValueKind.Null ? ""
        : value.ValueKind != JsonValueKind.String || Readable(value) ? value.ToString() : value.GetRawText();

    private const int Overhead = 40;

    /// <summary>About how many characters the row takes to hold, empty fields too.</summary>
    internal int Length { get; private set; }

    internal void Set(string name, JsonElement value)
    {
        fields[name] = value;
        Length += Overhead + value.GetRawText().Length;
    }

    internal void Set(string name, string value)
    {
        fields[name] = JsonSerializer.SerializeToElement(value);
        Length += Overhead + value.Length;
    }

    /// <summary>A text, trimmed.</summary>
    public string? Text(string column, int max = 20_000)
    {
        var text = Radicals.Folded(Plain(column));
        if (text?.Length > max)
        {
            Wrong(column, $"最多 {max} 字，这里有 {text.Length} 字", $"At most {max} characters, here are {text.Length}");
        }
        return text;
    }

    /// <summary>A text that must be there; empty stands for a missing one, which is a fault.</summary>
    public string Needed(string column, int max = 20_000)
    {
        if (Text(column, max) is { } text)
        {
            return text;
        }
        if (!faults.Exists(fault => fault.Column == column))
        {
            Wrong(column, "不能为空", "Must not be empty");
        }
        return "";
    }

    /// <summary>The first of these columns that says something.</summary>
    public string? FirstOf(int max, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (Text(column, max) is { } text)
            {
                return text;
            }
        }
        return null;
    }

    public decimal? Number(string column, decimal min = 0, decimal max = 100_000_000_000m)
    {
        if (Plain(column) is not { } text)
        {
            return null;
        }
        if (decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }
        Wrong(column, $"应为 {min} 到 {max} 之间的数字，这里是“{text.Shortened(LongestSaid)}”", $"Should be a number from {min} to {max}, here is '{text.Shortened(LongestSaid)}'");
        return null;
    }

    public int? Whole(string column, int min, int max)
    {
        var number = Number(column, min, max);
        if (number is { } value && value != decimal.Truncate(value))
        {
            Wrong(column, "应为整数", "Should be a whole number");
            return null;
        }
        return (int?)number;
    }

    /// <summary>A date: 2026-07-01, 2026/7/1 or 20260701.</summary>
    public DateOnly? Day(string column)
    {
        if (Plain(column) is not { } text)
        {
            return null;
        }
        if (DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }
        Wrong(column, $"应为日期，例如 2026-07-01，这里是“{text.Shortened(LongestSaid)}”", $"Should be a date such as 2026-07-01, here is '{text.Shortened(LongestSaid)}'");
        return null;
    }

    /// <summary>A moment by ISO 8601; a date alone is the beginning of that day in China.</summary>
    public DateTimeOffset? Moment(string column)
    {
        if (Plain(column) is not { Length: > 10 } text)
        {
            return Day(column)?.Start();
        }
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment.ToUniversalTime();
        }
        Wrong(column, $"应为时间，例如 2026-07-01T08:00:00+08:00，这里是“{text.Shortened(LongestSaid)}”", $"Should be a time such as 2026-07-01T08:00:00+08:00, here is '{text.Shortened(LongestSaid)}'");
        return null;
    }

    public bool Flag(string column)
    {
        switch (Plain(column)?.ToLowerInvariant())
        {
            case null or "false" or "0" or "no" or "否":
                return false;
            case "true" or "1" or "yes" or "是":
                return true;
            default:
                Wrong(column, "应为 true 或 false", "Should be true or false");
                return false;
        }
    }

    /// <summary>A code of a list; its Chinese or English name is understood as well.</summary>
    public string? Code(string column, CodeList codes) => Plain(column) is { } text ? Coded(column, text, codes) : null;

    public IReadOnlyList<string> Codes(string column, CodeList codes) =>
        [.. Words(column).Select(word => Coded(column, word, codes)).OfType<string>().Distinct()];

    /// <summary>A list of words: a JSON array, or one text separated by ; or 、.</summary>
    /// <param name="alsoAt">What else separates them in one text.</param>
    public IReadOnlyList<string> Words(string column, params ReadOnlySpan<char> alsoAt)
    {
        var words = Has(column, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => Plain(column, item))
            : (Plain(column) ?? "").Split([.. ListSeparators, .. alsoAt]);
        return [.. words.Select(word => word?.Trim()).OfType<string>().Where(word => word.Length > 0).Distinct()];
    }

    /// <summary>A list of objects: a JSON array, or a text that holds one.</summary>
    public IReadOnlyList<JsonElement> Items(string column)
    {
        if (!Has(column, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }
        try
        {
            var list = value.ValueKind == JsonValueKind.String && Plain(column) is { } text ? JsonElement.Parse(text) : value;
            if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
            {
                return [.. list.EnumerateArray()];
            }
            if (list.ValueKind == JsonValueKind.String)
            {
                return [];
            }
        }
        catch (JsonException)
        {
            // Said below.
        }
        Wrong(column, "应为 JSON 对象的列表，例如 [{\"kind\":\"invention\"}]", "Should be a list of JSON objects, such as [{\"kind\":\"invention\"}]");
        return [];
    }

    private string? Coded(string column, string text, CodeList codes)
    {
        if (codes.All.FirstOrDefault(code => code.Value == text || code.Chinese == text || code.English == text) is { } found)
        {
            return found.Value;
        }
        var known = codes.All.Count <= 14 ? $"（{codes.Known}）" : "";
        Wrong(column, $"代码表中没有“{text.Shortened(LongestSaid)}”{known}", $"The list has no '{text.Shortened(LongestSaid)}' {known}");
        return null;
    }

    private bool Has(string column, out JsonElement value)
    {
        asked.Add(column);
        return fields.TryGetValue(column, out value);
    }

    private string? Plain(string column) => Has(column, out var value) ? Plain(column, value) : null;

    private string? Plain(string column, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            Wrong(column, "应为文字或数字", "Should be a text or a number");
            return null;
        }
        try
        {
            var text = value.ValueKind == JsonValueKind.Null ? "" : value.ToString().Trim();
            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                return text.Length == 0 ? null : text;
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, said below.
        }
        Wrong(column, "含有无法保存的字符", "Holds a character that cannot be stored");
        return null;
    }
}
