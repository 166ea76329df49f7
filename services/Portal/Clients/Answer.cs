namespace TechMarket.Portal.Clients;

/// <summary>What a service answered: a value, or a problem a page can show. Never an exception for the page to catch.</summary>
/// <param name="Value">What was asked for; null when there is a problem or nothing to say.</param>
/// <param name="Problem">Why not; null when all is well.</param>
/// <param name="Version">The record's ETag, to send back with a change.</param>
public sealed record Answer<T>(T? Value, Problem? Problem, string? Version = null)
{
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Problem is null;
}

/// <summary>The answer of a call whose result is of no interest.</summary>
public sealed record Nothing
{
    public static readonly Nothing Here = new();
}

/// <summary>Problem details (RFC 9457) as services send them, in the user's language.</summary>
/// <param name="Errors">Faults by the field's name in the API (camelCase).</param>
public sealed record Problem(int Status, string? Title, string? Detail, string? Code, string? TraceId, Dictionary<string, string[]>? Errors)
{
    /// <summary>One sentence that says it all.</summary>
    public string Sentence => Detail ?? Title ?? "";

    /// <summary>What stands above the sentence; a broken rule says it all by itself.</summary>
    public string? Heading => Status == 409 ? null : Title;

    public bool IsMissing => Status == 404;

    /// <summary>Somebody else changed the record after this page was sent.</summary>
    public bool IsStale => Status == 412;

    public bool NeedsSignIn => Status == 401;

    /// <summary>What a page says of a record that is not the user's to see.</summary>
    public static readonly Problem Missing = new(404, null, null, "not-found", null, null);

    /// <summary>A problem the page found by itself, under one field.</summary>
    public static Problem Of(string field, string text) => new(400, null, null, "invalid", null, new() { [field] = [text] });
}

/// <summary>One page of a list with a cursor to the next.</summary>
public sealed record Listed<T>(List<T> Items, string? Next);
