using Lucene.Net.Index;
using Lucene.Net.Search;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>What may have been meant, in Lucene's terms: the likelier the way a hit was understood, the higher it stands, whatever else it holds.</summary>
internal static class NearQueries
{
    /// <summary>Above anything the words of a hit may count.</summary>
    private const float Above = 1000;

    /// <summary>Enough of the words as they were typed, though not all: rather meant than one character off.</summary>
    private const float EnoughWords = .55f;

    /// <summary>Hits of the words as typed and those near to them.</summary>
    public static Query Of(NearText near, Query words) => new BooleanQuery
    {
        { words, Occur.SHOULD },
        { new ConstantScoreQuery(words) { Boost = Above * EnoughWords }, Occur.SHOULD },
        { Near(near), Occur.SHOULD },
    };

    /// <summary>Every part as it was typed, in whole.</summary>
    public static Query AsTyped(NearText near) => All(near.Parts.Select(part => Way(part.Ways[0])));

    /// <summary>Every part in one of its ways.</summary>
    public static BooleanQuery Near(NearText near) => All(near.Parts.Select(part =>
    {
        var best = new DisjunctionMaxQuery(0);
        foreach (var way in part.Ways)
        {
            best.Add(All([Way(way), new ConstantScoreQuery(Queries.Everything) { Boost = Above * way.Weight / near.Parts.Count }]));
        }
        return (Query)best;
    }));

    public static Query Way(NearWay way) => way switch
    {
        { Terms: null } => Phrase(way.Phrase!),
        { Also: { } also } => All([Terms(way.Terms), Terms(also)]),
        _ => Terms(way.Terms),
    };

    private static Query Terms(NearTerms terms) => terms switch
    {
        { InOrder: true } => InOrder(terms),
        { Begins: true } => new PrefixQuery(new Term(Field(terms.Field), terms.Terms[0])),
        _ => Some(terms),
    };

    /// <summary>By pairs, which are rarer than characters; a pair stands where its second character does.</summary>
    private static PhraseQuery Phrase(NearPhrase near)
    {
        var (phrase, at) = (new PhraseQuery(), 0);
        foreach (var run in new[] { near.Before, near.After })
        {
            if (run.Length == 1)
            {
                phrase.Add(new Term(ListingDocument.Title, run), at);
            }
            for (var second = 1; second < run.Length; second++)
            {
                phrase.Add(new Term(ListingDocument.Title, run.Substring(second - 1, 2)), at + second);
            }
            at += run.Length + near.Between;
        }
        return phrase;
    }

    private static PhraseQuery InOrder(NearTerms terms)
    {
        var phrase = new PhraseQuery();
        foreach (var (at, term) in terms.Terms.Index().Where(one => one.Item.Length > 0))
        {
            phrase.Add(new Term(Field(terms.Field), term), at);
        }
        return phrase;
    }

    private static BooleanQuery Some(NearTerms terms) => Queries.AtLeast(terms.AtLeast, [.. terms.Terms.Select(term => new Term(Field(terms.Field), term))
        .Select(term => terms.Edits > 0 ? (Query)new FuzzyQuery(term, terms.Edits, 1) : new RememberedTerm(term))]);

    private static BooleanQuery All(IEnumerable<Query> parts) => Queries.AtLeast(int.MaxValue, [.. parts]);

    private static string Field(NearField field) => field switch
    {
        NearField.Title => ListingDocument.Title,
        NearField.Sound => ListingDocument.Sound,
        NearField.Initials => ListingDocument.Initials,
        _ => ListingDocument.All,
    };
}
