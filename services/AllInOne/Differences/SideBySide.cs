using System.Runtime.CompilerServices;
using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// Goes through several holdings at once along their ids, so that none of them is ever in memory as a whole. Ids are compared as
/// they are written, which is the order of PostgreSQL and of the index, and not that of <see cref="Guid"/>.
/// </summary>
internal static class SideBySide
{
    /// <summary>For every id the row of each holding, null where it has none. A holding with two rows of one id gives the second by itself.</summary>
    public static async IAsyncEnumerable<(string Id, Row?[] Rows)> Read(
        IReadOnlyList<IAsyncEnumerable<Row>> holdings, [EnumeratorCancellation] CancellationToken stop)
    {
        var heads = holdings.Select(holding => new Head(holding.GetAsyncEnumerator(stop))).ToList();
        try
        {
            await Task.WhenAll(heads.Select(head => head.Move()));
            while (heads.Select(head => head.Id).Min(StringComparer.Ordinal) is { } least)
            {
                var rows = new Row?[heads.Count];
                for (var i = 0; i < rows.Length; i++)
                {
                    if (heads[i].Id == least)
                    {
                        rows[i] = heads[i].Row;
                        await heads[i].Move();
                    }
                }
                yield return (least, rows);
            }
        }
        finally
        {
            foreach (var head in heads)
            {
                await head.Rows.DisposeAsync();
            }
        }
    }

    private sealed class Head(IAsyncEnumerator<Row> rows)
    {
        public IAsyncEnumerator<Row> Rows => rows;

        /// <summary>Null at the end.</summary>
        public string? Id { get; private set; }

        public Row Row => rows.Current;

        public async Task Move()
        {
            var before = Id;
            Id = await rows.MoveNextAsync() ? Row.Id : null;
            if (Id is not null && string.CompareOrdinal(before, Id) > 0)
            {
                throw new Refused(T($"清单没有按编号排序，无法核对：{before} 之后是 {Id}。", $"A holding is not in the order of its ids and cannot be compared: {Id} follows {before}."));
            }
        }
    }
}
