using System.Text.Json.Serialization;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Importing;

/// <summary>
/// What a service says about one kind of file it takes in. How to plug one in:
/// <list type="number">
/// <item>a record for a row, and a class that reads, checks and applies rows, with the service's database as constructor parameter:
/// <code>
/// internal sealed class ImportNeeds(ListingsDb db) : IImport&lt;NeedRow&gt;
/// {
///     public NeedRow Read(ImportRow row) =&gt; new(row.Needed("id", 100), row.Needed("title", 300), row.Code("field", Fields.All), …);
///     public string IdOf(NeedRow row) =&gt; row.Id;
///     public async Task&lt;Applied&gt; Apply(IReadOnlyList&lt;Imported&lt;NeedRow&gt;&gt; rows, string source, CancellationToken stop)
///     { … read what is there by (source, id) in one query; add, change, or leave alone where the hash is the same; db.Say(…) … }
/// }
/// </code></item>
/// <item>in the database's <c>Shape(model)</c>: <c>Importing.Map(model);</c> (then regenerate the migration);</item>
/// <item>in the service's <c>Add</c>: <c>services.AddImport&lt;ListingsDb, ImportNeeds, NeedRow&gt;("needs");</c></item>
/// <item>in the service's <c>Map</c>: <c>routes.MapImports&lt;ListingsDb&gt;("listings");</c>, which maps
/// <c>POST /api/listings/imports/needs</c>, <c>GET /api/listings/imports/{id}</c> and <c>GET /api/listings/imports</c>.</item>
/// </list>
/// The file is read twice: first every row is read and checked, then the sound ones are applied in one transaction (kept when there were no others), in
/// chunks, each saved and forgotten by the change tracker (so <see cref="Apply"/> never calls SaveChanges). A row's faults are
/// said with <see cref="ImportRow.Wrong"/>; the methods that read its fields do so themselves. Messages are in the uploader's language.
/// </summary>
/// <typeparam name="TRow">A row, read and checked.</typeparam>
public interface IImport<TRow> where TRow : class
{
    /// <summary>Called once before the rows are read, for what checking needs from the database.</summary>
    Task Prepare(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Reads and checks one row. What is returned for a row with faults is dropped.</summary>
    TRow Read(ImportRow row);

    /// <summary>The row's id within its source; the same id twice in a file is a fault.</summary>
    string IdOf(TRow row);

    /// <summary>
    /// Adds, changes or leaves alone up to 500 rows, inside the transaction of the whole file. What only the database can tell is
    /// wrong is said with <see cref="Imported{TRow}.Wrong"/> and left out: the file is then refused, or goes in without these rows where that was asked for.
    /// </summary>
    Task<Applied> Apply(IReadOnlyList<Imported<TRow>> rows, string source, CancellationToken stop);
}

/// <summary>A sound row.</summary>
/// <param name="Id">Its id within the source.</param>
/// <param name="Hash">SHA-256 of its content: the same as before means nothing has changed.</param>
public sealed record Imported<TRow>(string Id, string Hash, TRow Row, ImportRow From)
{
    /// <summary>Refuses the row.</summary>
    public void Wrong(string? column, string chinese, string english) => From.Wrong(column, chinese, english);
}

/// <summary>What became of rows.</summary>
public readonly record struct Applied(int Added, int Changed, int Unchanged)
{
    public static Applied operator +(Applied a, Applied b) => Add(a, b);

    public static Applied Add(Applied a, Applied b) => new(a.Added + b.Added, a.Changed + b.Changed, a.Unchanged + b.Unchanged);

    public int All => Added + Changed + Unchanged;
}

/// <summary>What is wrong with a line of a file. Line 0 speaks of the file as a whole.</summary>
public sealed record ImportFault(int Line, string? Column, string Reason)
{
    /// <summary>Worth knowing, but keeps nothing out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsWarning { get; init; }
}
