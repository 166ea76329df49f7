using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>Hands our own terms to Lucene. Used by one thread at a time, for one field after another.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly TermReader reader = new();
    private readonly ICharTermAttribute text;
    private readonly IPositionIncrementAttribute increment;
    private int last;

    public TermStream()
    {
        text = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public TermStream Over(string text)
    {
        reader.Read(text);
        last = -1;
        return this;
    }

    public override bool IncrementToken()
    {
        if (!reader.Next())
        {
            return false;
        }
        ClearAttributes();
        var term = reader.Term;
        text.ResizeBuffer(term.Length);
        term.CopyTo(text.Buffer);
        text.SetLength(term.Length);
        increment.PositionIncrement = reader.Position - last;
        last = reader.Position;
        return true;
    }
}
