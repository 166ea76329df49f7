using System.Text.RegularExpressions;
using System.Xml.Linq;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.House;

/// <summary>The rules of how the house is built, read from its own sources.</summary>
public sealed partial class ProjectFacts
{
    private static readonly string[] Services = ["Identity", "Listings", "Search", "Matching", "Contracts", "Portal"];

    [Fact]
    public void No_service_references_another()
    {
        foreach (var service in Services)
        {
            var references = XDocument.Load(Sources.Path($"services/{service}/{service}.csproj"))
                .Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
            Assert.Empty(references.Except(["Platform", "Events"]));
        }
    }

    [Fact]
    public void Packages_are_pinned_in_one_place()
    {
        var pinnedElsewhere = Sources.Files("*.csproj")
            .Where(file => XDocument.Load(file).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null));
        Assert.Empty(pinnedElsewhere);
    }

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var long_ = Sources.Code().Where(file => File.ReadLines(file).Count() > 300);
        Assert.Empty(long_);
    }

    [Fact]
    public void No_type_is_named_after_nothing()
    {
        var empty = Sources.Code().Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => VagueName().Matches(File.ReadAllText(file)).Select(match => $"{file}: {match.Value}"));
        Assert.Empty(empty);
    }

    [Fact]
    public void Time_comes_from_the_clock()
    {
        var own = Sources.Code("services").Where(file => OwnTime().IsMatch(File.ReadAllText(file)));
        Assert.Empty(own);
    }

    /// <summary>Chinese on a page always stands beside its English in one call of T.</summary>
    [Fact]
    public void No_page_speaks_one_language_only()
    {
        var alone = Sources.Files("*.razor").Concat(Sources.Files("*.razor.cs")).SelectMany(file => Alone(File.ReadAllText(file)).Select(text => $"{file}: {text}"));
        Assert.Empty(alone);
    }

    private static IEnumerable<string> Alone(string razor)
    {
        var rest = RazorComment().Replace(razor, "");
        rest = LineComment().Replace(rest, "");
        rest = Both().Replace(rest, "");
        return Han().Matches(rest).Select(match => match.Value);
    }

    [GeneratedRegex(@"\b(class|record|interface|struct) \w*(Manager|Helper|Util|Utils|(?<!Data)Base|Impl|Dto)\b")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex OwnTime();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex LineComment();

    /// <summary>T("…", "…"), or a code with its two names: new("…", "…", "…").</summary>
    [GeneratedRegex(@"\b(?:T\(|new\(""[^""]*"",)\s*\$?""(?:[^""\\]|\\.|\{[^}]*\})*""\s*,\s*\$?""(?:[^""\\]|\\.|\{[^}]*\})*""", RegexOptions.Singleline)]
    private static partial Regex Both();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Han();
}
