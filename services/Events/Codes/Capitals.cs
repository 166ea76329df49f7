using System.Globalization;

namespace TechMarket.Events.Codes;

/// <summary>大写: amounts in Chinese capital figures, as contracts and receipts demand (支付结算办法, appendix 1).</summary>
public static class Capitals
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary>1205000.50 is 壹佰贰拾万伍仟元伍角整.</summary>
    public static string Of(decimal yuan)
    {
        var cents = (long)Math.Round(yuan * 100, MidpointRounding.AwayFromZero);
        var whole = Whole(cents / 100);
        var (jiao, fen) = ((int)(cents / 10 % 10), (int)(cents % 10));
        if (jiao == 0 && fen == 0)
        {
            return (whole.Length == 0 ? "零" : whole) + "元整";
        }
        var text = whole.Length == 0 ? "" : whole + "元";
        text += jiao > 0 ? $"{Digits[jiao]}角" : text.Length > 0 ? "零" : "";
        return text + (fen > 0 ? $"{Digits[fen]}分" : "整");
    }

    private static string Whole(long yuan)
    {
        var text = "";
        var zero = false;
        var digits = yuan.ToString(CultureInfo.InvariantCulture);
        for (var index = 0; index < digits.Length; index++)
        {
            var place = digits.Length - 1 - index;
            var digit = digits[index] - '0';
            if (digit > 0)
            {
                text += (zero ? "零" : "") + Digits[digit] + Places[place % 4];
            }
            zero = digit == 0 && (zero || text.Length > 0);
            if (place % 4 == 0 && place > 0 && yuan / Power(place) % 10_000 > 0)
            {
                text += Groups[place / 4];
            }
        }
        return text;
    }

    private static long Power(int place) => (long)Math.Pow(10, place);
}
