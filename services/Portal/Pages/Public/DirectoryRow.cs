using TechMarket.Portal.Clients;

namespace TechMarket.Portal.Pages.Public;

/// <summary>An institute or an expert in its directory.</summary>
/// <param name="Institute">Where an expert works; null for an institute.</param>
/// <param name="Href">All the results that were counted.</param>
public sealed record DirectoryRow(string Name, string? Institute, string? District, int Results, string Href, IReadOnlyList<FoundTitle> Best);
