using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Certificates;

/// <summary>What a certificate says on paper, in the language of the request.</summary>
/// <param name="Address">The public page that verifies it, also in its QR code.</param>
internal sealed record PaperContent(string Title, string Number, IReadOnlyList<PaperContent.Line> Lines, IReadOnlyList<string> Notes, Uri Address, DateOnly RegisteredOn)
{
    /// <summary>Counted up when the drawing changes, so that what was handed out before stays what it is.</summary>
    private const int Layout = 1;

    internal sealed record Line(string Label, string Value);

    public static PaperContent Of(Contract contract, Uri market)
    {
        var address = new Uri(market, $"{(IsEnglish ? "en/" : "")}verify/{contract.Number}");
        return new(T("技术合同认定登记证明", "Technology Contract Registration Certificate"), contract.Number!, Facts(contract), Words(contract, address), address, contract.RegisteredOn!.Value);
    }

    /// <summary>The same for the same content and layout only.</summary>
    public string Edition => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001e', [$"{Layout}", Title, Number, .. Lines.Select(line => $"{line.Label}\u001f{line.Value}"), .. Notes, $"{Address}"]))));

    private static List<Line> Facts(Contract contract)
    {
        var (terms, filed) = (contract.Terms, contract.AppliedOn ?? contract.RegisteredOn!.Value);
        return [.. new List<Line>
        {
            new(T("合同名称", "Title"), terms.Title),
            new(T("合同类型", "Type"), TypeOf(terms, filed)),
            new(T("卖方（让与人、受托人）", "Seller"), Named(terms.Seller)),
            new(T("买方（受让人、委托人）", "Buyer"), Named(terms.Buyer)),
            new(T("合同成交额", "Total amount"), Money(terms.TotalAmount)),
            new(T("其中：技术交易额", "of which technology"), Money(terms.TechnologyAmount)),
            new(T("技术领域", "Field"), terms.Field is null ? "" : Fields.All.Label(terms.Field, filed)),
            new(T("签订日期", "Signed on"), Day(terms.SignedOn)),
            new(T("合同有效期", "Valid"), terms.ValidFrom is null && terms.ValidTo is null ? "" : $"{Day(terms.ValidFrom)} – {Day(terms.ValidTo)}"),
            new(T("登记日期", "Registered on"), Day(contract.RegisteredOn)),
            new(T("登记机构", "Office"), T($"泉州市技术合同认定登记机构（{contract.Office}）", $"Quanzhou registration office ({contract.Office})")),
            new(T("登记状态", "Status"), ContractStates.All.Label(contract.Status)),
        }.Where(line => line.Value.Length > 0)];
    }

    private static List<string> Words(Contract contract, Uri address) =>
    [
        .. contract.Demo ? new[] { T("演示数据，不具效力", "Demo record without any force") } : [],
        T("扫描二维码或访问下列网址核验本证明，也可在该处上传本文件，核对是否被改动：", "Scan the code or open this address to verify; there this file can also be uploaded to see whether it was changed:"),
        $"{address}",
        T("登记内容校验值 SHA-256：", "SHA-256 of the registered content:"),
        contract.ContentHash!,
    ];

    private static string TypeOf(Terms terms, DateOnly filed) => ContractTypes.All.Label(terms.Type, filed)
        + (ContractSubTypes.Of(terms.Type).Has(terms.SubType) ? T("　", " – ") + ContractSubTypes.Of(terms.Type).Label(terms.SubType, filed) : "");

    private static string Named(Party party) => party.CreditCode is null ? party.Name : $"{party.Name}{T("（", " (")}{party.CreditCode}{T("）", ")")}";

    private static string Money(decimal? yuan) => yuan is not { } amount ? ""
        : amount.ToString("#,##0.00", CultureInfo.InvariantCulture) + T(" 元", " CNY") + $"{T("（大写：", " (")}{Capitals.Of(amount)}{T("）", ")")}";

    private static string Day(DateOnly? day) => day?.ToString(IsEnglish ? "yyyy-MM-dd" : "yyyy年M月d日", CultureInfo.InvariantCulture) ?? "";
}
