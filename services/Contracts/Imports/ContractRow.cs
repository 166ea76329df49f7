using System.Text.RegularExpressions;
using TechMarket.Events.Codes;
using TechMarket.Platform.Importing;

namespace TechMarket.Contracts.Imports;

/// <summary>A row of a file of registered contracts. Amounts in 元.</summary>
/// <param name="Number">16 digits, or 14 of the old printed form; null when the row has none.</param>
internal sealed partial record ContractRow(string ExternalId, string? Number, DateOnly RegisteredOn, Terms Terms, bool Demo)
{
    /// <param name="today">In China: nothing was registered after it.</param>
    public static ContractRow Read(ImportRow row, DateOnly today)
    {
        var terms = new Terms
        {
            Title = row.Needed("title", 300),
            Type = Needed(row, "type", ContractTypes.All),
            SubType = row.Text("subType", 40),
            Seller = Party(row, "seller"),
            Buyer = Party(row, "buyer"),
            TotalAmount = Amount(row, "totalAmount"),
            TechnologyAmount = Amount(row, "technologyAmount"),
            SignedOn = row.Day("signedOn"),
            ValidFrom = row.Day("validFrom"),
            ValidTo = row.Day("validTo"),
            Field = row.Code("field", Fields.All),
            Ip = row.Code("ip", IpKinds.All),
            Industry = row.Code("industry", Industries.Divisions),
        };
        return Checked(row, new ContractRow(row.FirstOf(100, "externalId", "id") ?? row.Needed("externalId", 100),
            row.Text("number", 20), DayOf(row, today), terms with { TechnologyAmount = terms.TechnologyAmount ?? terms.TotalAmount }, row.Flag("demo")));
    }

    private static ContractRow Checked(ImportRow row, ContractRow read)
    {
        if (read.Terms.TechnologyAmount > read.Terms.TotalAmount)
        {
            row.Wrong("technologyAmount", "技术交易额超过合同成交额", "The technology amount exceeds the total amount");
        }
        if (read.Terms.SignedOn > read.RegisteredOn)
        {
            row.Wrong("signedOn", "签订日期晚于登记日期", "Signed after it was registered");
        }
        if (read.Terms.Seller is { Name.Length: > 0 } seller && seller.IsSameAs(read.Terms.Buyer))
        {
            row.Wrong("buyerName", "卖方与买方是同一单位", "Seller and buyer are the same");
        }
        if (read.Number is { } number && !Numbers().IsMatch(number))
        {
            row.Wrong("number", "登记编号应为 16 位（旧式为 14 位）数字", "The number must have 16 digits (14 in the old form)");
        }
        if (read.Terms.SubType is { } sub && !ContractSubTypes.Of(read.Terms.Type).Has(sub))
        {
            row.Wrong("subType", $"该合同类型的子类可用：{ContractSubTypes.Of(read.Terms.Type).Known}", $"Sub-types of this type: {ContractSubTypes.Of(read.Terms.Type).Known}");
        }
        if (read.Terms.ValidTo < read.Terms.ValidFrom)
        {
            row.Wrong("validTo", "有效期截止日期早于起始日期", "The validity ends before it starts");
        }
        return read;
    }

    private static Party Party(ImportRow row, string side) => new()
    {
        Name = row.Needed($"{side}Name", 200),
        CreditCode = Code(row, $"{side}CreditCode"),
        District = Needed(row, $"{side}District", Districts.All),
        Kind = row.Code($"{side}Kind", PartyKinds.All),
    };

    private static string? Code(ImportRow row, string column)
    {
        if (row.Text(column, 40) is not { } typed)
        {
            return null;
        }
        if (CreditCode.Explain(typed) is not null)
        {
            row.Wrong(column, "统一社会信用代码有误", "The unified social credit code is wrong");
        }
        return CreditCode.Normalise(typed);
    }

    private static string? Needed(ImportRow row, string column, CodeList codes) => row.Needed(column, 60).Length == 0 ? null : row.Code(column, codes);

    private static decimal? Amount(ImportRow row, string column)
    {
        var amount = row.Number(column);
        if (amount is null && column == "totalAmount")
        {
            row.Needed(column);
        }
        if (amount is { } yuan && decimal.Round(yuan, 2) != yuan)
        {
            row.Wrong(column, "金额最多两位小数（元）", "At most 2 decimals (元)");
        }
        return amount;
    }

    private static DateOnly DayOf(ImportRow row, DateOnly today)
    {
        if (row.Day("registeredOn") is { } day)
        {
            if (day.Year < 2000 || day > today)
            {
                row.Wrong("registeredOn", "登记日期须在 2000 年以后，且不晚于今天", "The day of registration must lie after 1999 and not after today");
            }
            return day;
        }
        row.Needed("registeredOn");
        return default;
    }

    [GeneratedRegex(@"^(\d{14}|\d{16})\z")]
    private static partial Regex Numbers();
}
