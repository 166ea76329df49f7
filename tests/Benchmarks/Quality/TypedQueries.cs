using TechMarket.Search.Text;

namespace TechMarket.Benchmarks.Quality;

/// <summary>
/// What people type when they remember a piece of a title, four to eight characters from where a run of them begins, in all the ways it goes wrong. Made from
/// open titles with dice that always fall the same; synonyms from a list of our own, English words from the dictionary.
/// </summary>
internal sealed class TypedQueries
{
    private const int Shortest = 4, Longest = 8;
    private static readonly (string One, string Other)[] SameThing =
    [
        ("电池", "蓄电池"), ("马铃薯", "土豆"), ("番茄", "西红柿"), ("激光", "镭射"), ("塑料", "塑胶"), ("计算机", "电脑"), ("软件", "软体"), ("网络", "网路"), ("信息", "资讯"),
        ("人工智能", "AI"), ("物联网", "IoT"), ("集成电路", "芯片"), ("玉米", "苞米"), ("甘薯", "红薯"), ("大豆", "黄豆"), ("摄像头", "摄像机"), ("传感器", "感应器"),
        ("机器人", "机器手"), ("无人机", "无人驾驶飞机"), ("肿瘤", "癌症"), ("硅", "矽"), ("二氧化碳", "CO2"), ("聚乙烯", "PE"), ("聚氯乙烯", "PVC"),
        ("抗生素", "抗菌素"), ("维生素", "维他命"), ("自行车", "单车"), ("地铁", "捷运"), ("数据", "资料"), ("算法", "演算法"), ("程序", "程式"), ("打印", "列印"),
        ("显示器", "显示屏"), ("发动机", "引擎"), ("电动机", "马达"), ("涂料", "油漆"), ("乙醇", "酒精"), ("太阳能", "光伏"), ("互联网", "因特网"), ("光纤", "光导纤维"), ("质量", "品质"),
    ];

    private readonly Random dice = new(350500);
    private readonly Typing typing = new();
    private readonly EnglishQuestions english = new();
    private readonly List<string> titles;
    private readonly Dictionary<string, int> holding = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> alike;
    private readonly string characters;

    public TypedQueries(IEnumerable<string> titles)
    {
        this.titles = [.. titles.Distinct()];
        characters = string.Concat(this.titles.SelectMany(title => title.Where(Script.IsHan)));
        alike = characters.Distinct().GroupBy(c => Pinyin.Read(c.ToString())[0]).ToDictionary(same => same.Key, same => same.Select(c => c.ToString()).ToList());
        foreach (var piece in this.titles.SelectMany(Pieces).Select(piece => piece.Text))
        {
            holding[piece] = holding.GetValueOrDefault(piece) + 1;
        }
    }

    /// <summary>The ways to type, each with so many queries and the titles they were made from.</summary>
    public IEnumerable<(string Way, IReadOnlyList<(string Typed, string Title)> Queries)> All(int each)
    {
        (string, Func<string, string, string?>)[] ways =
        [
            ("as it is written", (piece, _) => piece),
            ("full pinyin", (piece, _) => string.Concat(typing.Of(piece))),
            ("full pinyin, syllable by syllable", (piece, _) => string.Join(' ', typing.Of(piece))),
            ("initials", (piece, _) => string.Concat(typing.Of(piece).Select(syllable => syllable[0]))),
            ("half characters, half pinyin", (piece, _) => piece[..2] + string.Concat(typing.Of(piece[2..]))),
            ("one character of the same sound", (piece, _) => Change(piece, c => alike[Pinyin.Read(c)[0]])),
            ("one character wrong", (piece, _) => Change(piece, _ => [characters[dice.Next(characters.Length)].ToString()])),
            ("one character missing", (piece, _) => piece.Remove(dice.Next(1, piece.Length - 1), 1)),
            ("synonyms", (piece, _) => Synonym(piece)),
            ("half English", (piece, _) => english.Half(piece)),
            ("full-width letters", Wide),
        ];
        foreach (var (way, typed) in ways)
        {
            yield return (way, [.. Draws().Select(drawn => (Typed: typed(drawn.Piece, drawn.Title) ?? "", drawn.Title)).Where(query => query.Typed.Length > 0).Take(each)]);
        }
    }

    /// <summary>Titles at random, each with a piece that at most three of them hold.</summary>
    private IEnumerable<(string Piece, string Title)> Draws()
    {
        foreach (var title in titles.OrderBy(_ => dice.Next()).ToList())
        {
            if (Pieces(title).Where(piece => holding[piece.Text] <= 3).Select(piece => piece.Text).ToList() is { Count: > 0 } pieces)
            {
                yield return (pieces[dice.Next(pieces.Count)], title);
            }
        }
    }

    private static IEnumerable<(string Text, int Length)> Pieces(string title) => Sounds.Runs(title).Where(run => run.Length >= Shortest)
        .SelectMany(run => Enumerable.Range(Shortest, Math.Min(Longest, run.Length) - Shortest + 1).Select(length => (run[..length], length)));

    private string? Change(string piece, Func<string, IReadOnlyList<string>> others)
    {
        var at = dice.Next(piece.Length);
        var other = others(piece[at].ToString()).Where(c => c != piece[at].ToString()).ToList();
        return other.Count == 0 ? null : piece[..at] + other[dice.Next(other.Count)] + piece[(at + 1)..];
    }

    private static string? Synonym(string piece)
    {
        var (from, to) = SameThing.SelectMany(pair => new[] { (pair.One, pair.Other), (pair.Other, pair.One) }).FirstOrDefault(pair => piece.Contains(pair.Item1, StringComparison.Ordinal));
        return from is null ? null : piece.Replace(from, to, StringComparison.Ordinal);
    }

    private static string? Wide(string piece, string title)
    {
        var latin = title.Where(char.IsAsciiLetterOrDigit).ToArray();
        return latin.Length >= 2 && title.Contains(new string(latin), StringComparison.Ordinal) ? $"{piece}　{string.Concat(latin.Select(c => (char)(c + 0xFEE0)))}" : null;
    }
}
