namespace TechMarket.Portal.Clients;

/// <summary>A seller with registered contracts that are in no list.</summary>
/// <param name="Seller">Credit code, or the name where there is none.</param>
public sealed record ListableSeller(string Seller, string Name, int Count, DateOnly? Since);

public sealed record ListableSellers(List<ListableSeller> Items);

public sealed record ListableContract(
    Guid Id, string Number, string Title, string BuyerName, decimal? TotalAmount, decimal? TechnologyAmount, DateOnly? RegisteredOn, bool Large);

public sealed record ListableContracts(string Seller, string? Name, List<ListableContract> Items);

/// <summary>A 登记清单 in the list of them.</summary>
/// <param name="VoidReason">cancelled, revoked or amended: what became of the contract with VoidNumber; null while it is live.</param>
public sealed record ListSummary(
    Guid Id, string Number, string SellerName, bool Large, DateOnly MadeOn, string MadeBy, int Count, DateOnly? VoidOn, string? VoidReason, string? VoidNumber);

public sealed record MadeList(Guid Id, string Number);

/// <summary>A 登记清单 with its contracts as they are registered now.</summary>
public sealed record RegistrationList(
    Guid Id, string Number, string Office, string SellerName, string? SellerCreditCode, bool Large, DateOnly MadeOn, string MadeBy, DateOnly? VoidOn,
    string? VoidReason, string? VoidNumber, decimal TotalAmount, decimal TechnologyAmount, List<ListedLine> Lines);

public sealed record ListedLine(
    int Place, Guid ContractId, string Number, string Title, string? Type, string Status, string BuyerName, decimal? TotalAmount, decimal? TechnologyAmount,
    DateOnly? SignedOn, DateOnly? RegisteredOn);
