using System.Text.Json;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>A listing as a Lucene document, and back.</summary>
internal static class ListingDocument
{
    public const string Id = "id", Version = "version", Visible = "visible", Stored = "listing";
    public const string Title = "title", All = "all", Sound = "sound", Initials = "initials", Kind = "kind", Organisation = "organisation";
    public const string AmountFrom = "amount_from", AmountTo = "amount_to", Published = "published";

    private static readonly FieldType Text = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS };

    public static string FacetField(Facet facet) => facet switch
    {
        Facet.Kind => "f_kind",
        Facet.Field => "f_field",
        Facet.Industry => "f_industry",
        Facet.Stage => "f_stage",
        Facet.Mode => "f_mode",
        _ => "f_district",
    };

    public static Document Of(Listing listing)
    {
        var document = Key(listing.Id, listing.Version);
        document.Add(new StringField(Visible, "1", Field.Store.NO));
        document.Add(new StoredField(Stored, JsonSerializer.SerializeToUtf8Bytes(listing)));
        document.Add(new StringField(Kind, listing.Kind, Field.Store.NO));
        document.Add(new Field(Title, new TermStream().Over(listing.Title), Text));
        document.Add(new Field(All, new TermStream().Over(AllText(listing)), Text));
        document.Add(new Field(Sound, new FixedStream(Sounds.PairsOf(Names(listing))), Text));
        document.Add(new Field(Initials, new FixedStream(Sounds.InitialsOf(Names(listing))), Text));
        AddNumbers(document, listing);
        foreach (var (facet, value) in FacetValues(listing))
        {
            document.Add(new SortedSetDocValuesField(FacetField(facet), new BytesRef(value)));
        }
        return document;
    }

    /// <summary>What remains of a removed listing: who it was and which version said so.</summary>
    public static Document Removed(Guid id, long version) => Key(id, version);

    public static Listing Read(Document document)
    {
        var bytes = document.GetBinaryValue(Stored);
        return JsonSerializer.Deserialize<Listing>(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length))!;
    }

    public static Term Term(Guid id) => new(Id, id.ToString("N"));

    /// <summary>Line breaks keep pairs from forming across the seams.</summary>
    public static string AllText(Listing listing) =>
        string.Join('\n', [listing.Title, listing.Text, string.Join('\n', listing.Keywords), listing.OrganisationName]);

    /// <summary>What a listing is looked for by when only the sound of it is remembered.</summary>
    public static string Names(Listing listing) => string.Join('\n', [listing.Title, .. listing.Keywords, listing.OrganisationName]);

    private const decimal MostAmount = 1_000_000_000_000_000m;

    /// <summary>Money in 分, so that comparisons are exact.</summary>
    public static long Cents(decimal amount) => (long)(Math.Clamp(amount, 0, MostAmount) * 100);

    private static Document Key(Guid id, long version) => new()
    {
        new StringField(Id, id.ToString("N"), Field.Store.NO),
        new SortedDocValuesField(Id, new BytesRef(id.ToByteArray(bigEndian: true))),
        new NumericDocValuesField(Version, version),
    };

    private static void AddNumbers(Document document, Listing listing)
    {
        document.Add(new NumericDocValuesField(Published, listing.PublishedAt.UtcTicks));
        if ((listing.AmountFrom ?? listing.AmountTo) is { } from)
        {
            document.Add(new Int64Field(AmountFrom, Cents(from), Field.Store.NO));
            document.Add(new Int64Field(AmountTo, Cents(listing.AmountTo ?? from), Field.Store.NO));
        }
        document.Add(new StringField(Organisation, listing.OrganisationId.ToString("N"), Field.Store.NO));
    }

    private static IEnumerable<(Facet, string)> FacetValues(Listing listing)
    {
        (Facet, string?)[] single =
        [
            (Facet.Kind, listing.Kind), (Facet.Field, listing.Field), (Facet.Industry, listing.Industry),
            (Facet.Industry, listing.Industry?.Length > 1 ? listing.Industry[..1] : null), (Facet.District, listing.District),
            (Facet.Stage, Maturity.StageOf(listing.Maturity)),
        ];
        return single.Concat(listing.Modes.Distinct().Select(mode => (Facet.Mode, (string?)mode)))
            .Where(pair => !string.IsNullOrEmpty(pair.Item2)).Select(pair => (pair.Item1, pair.Item2!));
    }
}
