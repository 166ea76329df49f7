using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Search.Scoring;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>A listing as a Lucene document, and back.</summary>
internal static class ListingDocument
{
    public const string Id = "id", Version = "version", Visible = "visible", Stored = "listing";
    public const string Title = "title", All = "all", Sound = "sound", Initials = "initials", Kind = "kind", Organisation = "organisation", Publisher = "publisher", ExpertName = "expert_name", Expert = "expert";
    public const string AmountFrom = "amount_from", AmountTo = "amount_to", Published = "published";
    public const string Maturity = "maturity", Deadline = "deadline", PublishedOn = "published_on";

    /// <summary>For comparing: the listing without its text, and its terms. Read a hundred times faster than the stored listing.</summary>
    private const string Compared = "compared";

    /// <summary>What Lucene takes as such a value; of longer ones only the stored listing is kept.</summary>
    private const int LongestCompared = 32_000;

    private static readonly FieldType Text = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS };

    /// <summary>Chinese as it is, three bytes a character rather than six.</summary>
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static Streams? streams;

    public static string FacetField(Facet facet) => facet switch
    {
        Facet.Kind => "f_kind",
        Facet.Field => "f_field",
        Facet.Industry => "f_industry",
        Facet.Stage => "f_stage",
        Facet.Mode => "f_mode",
        _ => "f_district",
    };

    /// <summary>To be written before the next one is made by the same thread: they share the streams, which cost more to make than to use.</summary>
    public static Document Of(Listing listing)
    {
        var document = Key(listing.Id, listing.Version);
        document.Add(new StringField(Visible, "1", Field.Store.NO));
        document.Add(new StoredField(Stored, JsonSerializer.SerializeToUtf8Bytes(listing, json)));
        document.Add(new StringField(Kind, listing.Kind, Field.Store.NO));
        var (reading, (pairs, initials)) = (streams ??= new(), Sounds.Of(Names(listing)));
        document.Add(new Field(Title, reading.Title.Over(listing.Title), Text));
        document.Add(new Field(All, reading.All.Over(AllText(listing)), Text));
        document.Add(new Field(Sound, reading.Sound.Over(pairs), Text));
        document.Add(new Field(Initials, reading.Initials.Over(initials), Text));
        AddNumbers(document, listing);
        AddPeople(document, listing);
        AddCompared(document, listing);
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

    public static Candidate Candidate(AtomicReader segment, int doc)
    {
        var value = new BytesRef();
        segment.GetBinaryDocValues(Compared)?.Get(doc, value);
        if (value.Length == 0)
        {
            return Search.Candidate.Of(Read(segment.Document(doc)));
        }
        var bytes = value.Bytes.AsSpan(value.Offset, value.Length);
        var head = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        return new(JsonSerializer.Deserialize<Listing>(bytes.Slice(2, head))!, TermCounts.Read(bytes[(2 + head)..]));
    }

    public static Term Term(Guid id) => new(Id, id.ToString("N"));

    /// <summary>Line breaks keep pairs from forming across the seams.</summary>
    public static string AllText(Listing listing) =>
        string.Join('\n', [listing.Title, listing.Text, string.Join('\n', listing.Keywords), listing.OrganisationName, .. listing.Experts ?? []]);

    /// <summary>What a listing is looked for by when only the sound of it is remembered.</summary>
    public static string Names(Listing listing) => string.Join('\n', [listing.Title, .. listing.Keywords, listing.OrganisationName, .. listing.Experts ?? []]);

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
        document.Add(new Int32Field(PublishedOn, listing.PublishedAt.BusinessDate().DayNumber, Field.Store.NO));
        if (listing.Maturity is { } level)
        {
            document.Add(new Int32Field(Maturity, level, Field.Store.NO));
        }
        if (listing.Deadline is { } last)
        {
            document.Add(new Int32Field(Deadline, last.DayNumber, Field.Store.NO));
        }
    }

    /// <summary>The same name at two organisations is two people; imported listings whose owner is not known stand under nobody's name.</summary>
    private static void AddPeople(Document document, Listing listing)
    {
        document.Add(new StringField(Organisation, listing.OrganisationId.ToString("N"), Field.Store.NO));
        var (organisation, known) = (listing.OrganisationId.ToByteArray(bigEndian: true), listing.OrganisationId != Listing.Importer);
        if (known)
        {
            document.Add(new SortedDocValuesField(Publisher, new BytesRef(organisation)));
        }
        foreach (var name in listing.Experts ?? [])
        {
            document.Add(new StringField(ExpertName, name, Field.Store.NO));
            if (known)
            {
                document.Add(new SortedSetDocValuesField(Expert, new BytesRef([.. organisation, .. Encoding.UTF8.GetBytes(name)])));
            }
        }
    }

    private static void AddCompared(Document document, Listing listing)
    {
        var compared = Search.Candidate.Of(listing);
        var (head, terms) = (JsonSerializer.SerializeToUtf8Bytes(compared.Listing, json), compared.Terms.ToBytes());
        if (head.Length + terms.Length <= LongestCompared)
        {
            var both = new byte[2 + head.Length + terms.Length];
            BinaryPrimitives.WriteUInt16LittleEndian(both, (ushort)head.Length);
            head.CopyTo(both, 2);
            terms.CopyTo(both, 2 + head.Length);
            document.Add(new BinaryDocValuesField(Compared, new BytesRef(both)));
        }
    }

    private static IEnumerable<(Facet, string)> FacetValues(Listing listing)
    {
        (Facet, string?)[] single =
        [
            (Facet.Kind, listing.Kind), (Facet.Field, listing.Field), (Facet.Industry, listing.Industry),
            (Facet.Industry, listing.Industry?.Length > 1 ? listing.Industry[..1] : null), (Facet.District, listing.District),
            (Facet.Stage, Events.Codes.Maturity.StageOf(listing.Maturity)),
        ];
        return single.Concat(listing.Modes.Distinct().Select(mode => (Facet.Mode, (string?)mode)))
            .Where(pair => !string.IsNullOrEmpty(pair.Item2)).Select(pair => (pair.Item1, pair.Item2!));
    }

    private sealed class Streams
    {
        public TermStream Title { get; } = new();

        public TermStream All { get; } = new();

        public FixedStream Sound { get; } = new();

        public FixedStream Initials { get; } = new();
    }
}
