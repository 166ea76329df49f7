namespace TechMarket.AllInOne.Demo;

/// <summary>One row of the contracts import: a registered technology contract. Amounts in 元.</summary>
internal sealed record ContractRow(
    string ExternalId,
    string Title,
    string Type,
    string? SubType,
    DateOnly SignedOn,
    DateOnly RegisteredOn,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    string SellerName,
    string? SellerCreditCode,
    string SellerDistrict,
    string SellerKind,
    string BuyerName,
    string? BuyerCreditCode,
    string BuyerDistrict,
    string BuyerKind,
    decimal TotalAmount,
    decimal TechnologyAmount,
    string Field,
    string Ip,
    string Industry,
    bool Demo = true);
