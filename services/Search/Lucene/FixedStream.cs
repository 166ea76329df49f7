using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace TechMarket.Search.Lucene;

/// <summary>Hands Lucene terms that were made already, in order; an empty one is a gap.</summary>
internal sealed class FixedStream : TokenStream
{
    private IEnumerator<string> terms = Enumerable.Empty<string>().GetEnumerator();
    private readonly ICharTermAttribute text;
    private readonly IPositionIncrementAttribute increment;

    public FixedStream()
    {
        text = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public FixedStream Over(IEnumerable<string> made)
    {
        terms = made.GetEnumerator();
        return this;
    }

    public override bool IncrementToken()
    {
        var steps = 1;
        while (terms.MoveNext())
        {
            if (terms.Current.Length > 0)
            {
                ClearAttributes();
                text.SetEmpty().Append(terms.Current);
                increment.PositionIncrement = steps;
                return true;
            }
            steps++;
        }
        return false;
    }
}
