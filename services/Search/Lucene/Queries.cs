using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>What was asked, in Lucene's terms.</summary>
internal static class Queries
{
    private const float TitleBoost = 1.5f, TitleBoostOfSentence = 0.25f, WordAsTypedBoost = 0.15f;

    /// <summary>A single character is rather part of another word; the dictionary's order tells little (measured).</summary>
    private const float CharacterBoost = 0.7f, LessLikely = 0.1f;

    public static readonly Query Everything = new ConstantScoreQuery(new RememberedTerm(new Term(ListingDocument.Visible, "1")));

    /// <summary>The words within the filters that are not facets.</summary>
    public static Query Of(FindQuery query, Query words)
    {
        var filter = Filter(query);
        return filter.Clauses.Count > 0 ? new FilteredQuery(words, filter) : words;
    }

    public static Query OfKind(Query query, string? kind) =>
        kind is null ? query : new FilteredQuery(query, new BooleanFilter { { new TermFilter(new Term(ListingDocument.Kind, kind)), Occur.MUST } });

    public static Query Words(QueryText text, string typed)
    {
        if (text.Parts.Count == 0)
        {
            // Nothing asked finds everything; something asked that holds no word at all finds nothing.
            return string.IsNullOrWhiteSpace(typed) ? Everything : new BooleanQuery();
        }
        var parts = AtLeast(text.PartsAtLeast, [.. text.Parts.Select(Part)]);
        var query = new BooleanQuery { { parts, Occur.MUST } };
        foreach (var term in text.Terms)
        {
            query.Add(new RememberedTerm(new Term(ListingDocument.Title, term)) { Boost = text.IsLong ? TitleBoostOfSentence : TitleBoost }, Occur.SHOULD);
        }
        foreach (var word in text.Words)
        {
            query.Add(new RememberedTerm(new Term(ListingDocument.All, word)) { Boost = WordAsTypedBoost }, Occur.SHOULD);
        }
        return query;
    }

    private static Query Part(QueryPart part)
    {
        if (part.Phrase.Count > 0)
        {
            var phrase = new PhraseQuery();
            foreach (var term in part.Phrase)
            {
                phrase.Add(new Term(ListingDocument.All, term));
            }
            return phrase;
        }
        var terms = AtLeast(part.AtLeast, [.. part.Terms.Select(term => new RememberedTerm(new Term(ListingDocument.All, term)))]);
        return part.Chinese.Count + part.Otherwise.Count == 0 ? terms : OrOtherwise(terms, part);
    }

    /// <summary>Where all are wanted, Lucene goes by the rarest and leaps over what only the others hold.</summary>
    public static BooleanQuery AtLeast(int wanted, IReadOnlyList<Query> queries)
    {
        var all = wanted >= queries.Count;
        var query = new BooleanQuery { MinimumNumberShouldMatch = all ? 0 : wanted };
        foreach (var one in queries)
        {
            query.Add(one, all ? Occur.MUST : Occur.SHOULD);
        }
        return query;
    }

    /// <summary>The best of the ways to say it counts, the likelier a little more.</summary>
    private static DisjunctionMaxQuery OrOtherwise(BooleanQuery asTyped, QueryPart part)
    {
        var best = new DisjunctionMaxQuery(0) { asTyped };
        foreach (var other in part.Otherwise)
        {
            best.Add(Part(other));
        }
        foreach (var (place, terms) in part.Chinese.Index())
        {
            var word = new BooleanQuery { Boost = (terms[0].Length == 1 ? CharacterBoost : 1) / (1 + (LessLikely * place)) };
            foreach (var term in terms)
            {
                word.Add(new RememberedTerm(new Term(ListingDocument.All, term)), Occur.MUST);
            }
            best.Add(word);
        }
        return best;
    }

    private static BooleanFilter Filter(FindQuery query)
    {
        var filter = new BooleanFilter();
        void Must(Filter? wanted)
        {
            if (wanted is not null)
            {
                filter.Add(wanted, Occur.MUST);
            }
        }
        Must(query.OrganisationId is { } id ? new TermFilter(new Term(ListingDocument.Organisation, id.ToString("N"))) : null);
        Must(query.Expert is { } name ? new TermFilter(new Term(ListingDocument.ExpertName, name)) : null);
        Must(query.AmountFrom is { } low ? NumericRangeFilter.NewInt64Range(ListingDocument.AmountTo, ListingDocument.Cents(low), null, true, true) : null);
        Must(query.AmountTo is { } high ? NumericRangeFilter.NewInt64Range(ListingDocument.AmountFrom, null, ListingDocument.Cents(high), true, true) : null);
        Must(Within(ListingDocument.Maturity, query.MaturityFrom, query.MaturityTo));
        Must(Within(ListingDocument.Deadline, query.DeadlineFrom?.DayNumber, query.DeadlineTo?.DayNumber));
        Must(Within(ListingDocument.PublishedOn, query.PublishedFrom?.DayNumber, query.PublishedTo?.DayNumber));
        return filter;
    }

    private static NumericRangeFilter<int>? Within(string field, int? from, int? to) =>
        (from ?? to) is null ? null : NumericRangeFilter.NewInt32Range(field, from, to, true, true);
}
