namespace TechMarket.Portal.Clients;

/// <summary>What <c>GET /api/search/listings</c> answers.</summary>
/// <param name="Exact">So many hold the words as they were typed; the others come near.</param>
/// <param name="Meant">What was probably meant, where nothing holds all that was typed.</param>
/// <param name="Loose">Nothing holds enough of the words; these hold some.</param>
public sealed record Found(int Total, int Exact, string? Meant, int Page, int Size, List<Hit> Items, Dictionary<string, List<FacetCount>> Facets, bool Loose, double TookMs);

/// <summary>One listing in a list, found by Search or summed up by Listings. Marks are pairs of start and length in the text beside them.</summary>
public sealed record Hit(
    Guid Id, string Kind, string Title, List<int[]>? TitleMarks, string? Snippet, List<int[]>? SnippetMarks, List<string>? Keywords,
    string? Field, string? Industry, int? Maturity, List<string>? Modes, string? District, decimal? AmountFrom, decimal? AmountTo,
    DateOnly? Deadline, Guid OrganisationId, string? OrganisationName, DateTimeOffset? PublishedAt, string? Source, bool Demo, List<string>? Experts, string? Status, string? StatusReason,
    DateTimeOffset? SubmittedAt, DateTimeOffset? CreatedAt);

/// <summary>What fits a public listing, and what is like it on its own side, from <c>/api/search/alike/{id}</c>.</summary>
public sealed record Alike(List<AlikeListing> Items, List<AlikeListing> Same);

public sealed record AlikeListing(Guid Id, string Kind, string Title, string? Field, string OrganisationName);

/// <summary>What <c>POST /api/search/advice</c> says about a listing that is being written.</summary>
/// <param name="Filled">Of the points that can be had without the text, the share that what is filled in may give.</param>
public sealed record Advice(List<AdviceVote> Fields, List<AdviceVote> Industries, List<string> Keywords, List<AdviceOwn> Own, List<AdviceGain> Missing, decimal Filled);

/// <param name="Share">Of listings like it that say, 0 to 1.</param>
public sealed record AdviceVote(string Value, double Share, int Count);

public sealed record AdviceOwn(Guid Id, string Kind, string Title, double Likeness);

public sealed record AdviceGain(string Part, decimal Points);

/// <summary>A page of a directory: institutes or experts, those with most results first.</summary>
public sealed record FoundDirectory<T>(int Total, int Page, int Size, List<T> Items);

/// <summary>An institute, from <c>/api/search/institutes</c>.</summary>
/// <param name="Results">Published results that hold the words.</param>
public sealed record FoundInstitute(Guid Id, string Name, string? District, int Results, List<FoundTitle> Best);

/// <summary>An expert of one institute, from <c>/api/search/experts</c>.</summary>
/// <param name="Results">Published results that hold the words.</param>
public sealed record FoundExpert(string Name, Guid OrganisationId, string OrganisationName, string? District, int Results, List<FoundTitle> Best);

public sealed record FoundTitle(Guid Id, string Text);

public sealed record FacetCount(string Value, int Count);

/// <summary>One visible part of a match score; the parts add up to it.</summary>
public sealed record ScorePart(string Code, decimal Points, string LabelZh, string LabelEn, string? DetailZh, string? DetailEn, List<string>? Words);

/// <summary>The user's saved searches, from <c>/api/search/saved</c>.</summary>
public sealed record SavedSearches(List<SavedSearch> Items);

/// <param name="Alerts">none, instant or daily.</param>
/// <param name="New">How many of its alerts are unread.</param>
public sealed record SavedSearch(Guid Id, string Name, string Alerts, SearchConditions Conditions, int New, DateTimeOffset CreatedAt);

/// <summary>The words and filters of a saved search, named as the search names them.</summary>
public sealed record SearchConditions(
    string? Q, List<string> Kind, List<string> Field, List<string> Industry, List<string> District, List<string> Stage, List<string> Mode,
    decimal? AmountFrom, decimal? AmountTo, Guid? Organisation, int? MaturityFrom, int? MaturityTo, DateOnly? DeadlineFrom, DateOnly? DeadlineTo,
    DateOnly? PublishedFrom, DateOnly? PublishedTo, string? Expert);

/// <summary>What a saved search newly found, from <c>/api/search/alerts</c>.</summary>
/// <param name="Open">False when the listing was withdrawn, met or expired since.</param>
public sealed record Alert(
    Guid Id, Guid SearchId, string SearchName, Guid ListingId, string Kind, string Title, string? Field, string OrganisationName, bool Open, bool Read, DateTimeOffset RaisedAt);

/// <summary>What the link of a mail would end, from <c>/api/search/unsubscriptions</c>; without a name all daily ones.</summary>
public sealed record Unsubscription(string? Name, bool Active);
