using System.Globalization;
using System.Text;

namespace TechMarket.Events.Codes;

/// <summary>
/// 统一社会信用代码 (GB 32100-2015): 18 characters, the last a check character over the first 17; characters 9 to 17 are the
/// organisation code (GB 11714) with a check character of its own. Both are checked.
/// </summary>
public static class CreditCode
{
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>What people type, as the standard writes it: half-width, upper case, without blanks and hyphens.</summary>
    public static string Normalise(string? typed)
    {
        var code = new StringBuilder(Length);
        foreach (var letter in (typed ?? "").Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(letter) && letter is not ('-' or '\u200B' or '\uFEFF'))
            {
                code.Append(char.ToUpperInvariant(letter));
            }
        }
        return code.ToString();
    }

    /// <summary>True when the code, once normalised, is right in every respect.</summary>
    public static bool IsValid(string? typed) => Fault(Normalise(typed)) is null;

    /// <summary>What is wrong with the code, in the language of the request; null when nothing is.</summary>
    public static string? Explain(string? typed) =>
        Fault(Normalise(typed)) is { } fault ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? fault.English : fault.Chinese : null;

    private static (string Chinese, string English)? Fault(string code)
    {
        if (code.Length != Length)
        {
            return ($"统一社会信用代码应为 18 位，现在是 {code.Length} 位", $"A unified social credit code has 18 characters, this one has {code.Length}");
        }
        if (code.FirstOrDefault(letter => !Alphabet.Contains(letter)) is var strange and not default(char))
        {
            return ($"统一社会信用代码中不会出现“{strange}”（只含数字和除 I、O、S、V、Z 以外的大写字母）",
                $"A unified social credit code never holds '{strange}' (only figures, and capital letters without I, O, S, V, Z)");
        }
        if (code[2..8].Any(letter => !char.IsAsciiDigit(letter)))
        {
            return ("统一社会信用代码第 3 到 8 位是行政区划代码，应全为数字", "Characters 3 to 8 are the district code and must be figures");
        }
        return code[16] == OrganisationCheck(code) && code[17] == Check(code)
            ? null
            : ("统一社会信用代码的校验位不对，请对照营业执照或法人证书核对", "The check character does not fit; compare with the business licence");
    }

    private static char Check(string code)
    {
        var sum = weights.Select((weight, place) => weight * Alphabet.IndexOf(code[place], StringComparison.Ordinal)).Sum();
        return Alphabet[(31 - sum % 31) % 31];
    }

    private static char OrganisationCheck(string code)
    {
        var sum = organisationWeights.Select((weight, place) => weight * Value(code[8 + place])).Sum();
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    /// <summary>Figures count as themselves, letters from A = 10 to Z = 35.</summary>
    private static int Value(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
}
