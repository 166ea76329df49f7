using System.Globalization;
using System.Text;

namespace TechMarket.Benchmarks.Search;

/// <summary>How the p50 of queries grows with the number of listings, drawn on axes that are both logarithmic.</summary>
internal sealed class GrowthPlot
{
    public const string File = "docs/search-growth.svg";
    private const int Width = 760, Height = 460, Left = 70, Right = 230, Top = 40, Bottom = 50;
    private readonly List<(string Name, string Colour, bool Dashed, List<(double Listings, double Milliseconds)> Points)> lines = [];

    /// <summary>Adds a point to the line of that name.</summary>
    public void Add(string name, string colour, bool dashed, int listings, double milliseconds)
    {
        if (!lines.Exists(line => line.Name == name))
        {
            lines.Add((name, colour, dashed, []));
        }
        lines.Find(line => line.Name == name).Points.Add((listings, Math.Max(milliseconds, 0.01)));
    }

    public string Svg()
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        var (left, right) = Decades(points.Select(point => point.Listings));
        var (low, high) = Decades(points.Select(point => point.Milliseconds));
        double X(double listings) => Left + ((Math.Log10(listings) - left) / (right - left) * (Width - Left - Right));
        double Y(double milliseconds) => Height - Bottom - ((Math.Log10(milliseconds) - low) / (high - low) * (Height - Top - Bottom));
        var svg = new StringBuilder();
        Put(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Put(svg, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/><text x=\"{Left}\" y=\"20\" font-size=\"14\">p50, milliseconds, over the number of listings</text>");
        for (var decade = left; decade <= right; decade++)
        {
            Put(svg, $"<path d=\"M{X(Math.Pow(10, decade)):0.#} {Top}V{Height - Bottom}\" stroke=\"#ddd\"/><text x=\"{X(Math.Pow(10, decade)):0.#}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{Math.Pow(10, decade):#,0}</text>");
        }
        for (var decade = low; decade <= high; decade++)
        {
            Put(svg, $"<path d=\"M{Left} {Y(Math.Pow(10, decade)):0.#}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{Y(Math.Pow(10, decade)) + 4:0.#}\" text-anchor=\"end\">{Math.Pow(10, decade):#,0.##}</text>");
        }
        for (var at = 0; at < lines.Count; at++)
        {
            var (name, colour, dashed, own) = lines[at];
            var dash = dashed ? " stroke-dasharray=\"6 4\"" : "";
            var path = string.Join(' ', own.OrderBy(point => point.Listings).Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Listings):0.#},{Y(point.Milliseconds):0.#}")));
            var (from, y) = (Width - Right + 20, Top + 10 + (at * 22));
            Put(svg, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dash}/>");
            Put(svg, $"<path d=\"M{from} {y}h24\" stroke=\"{colour}\" stroke-width=\"2\"{dash}/><text x=\"{from + 30}\" y=\"{y + 4}\">{name}</text>");
        }
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The powers of ten around all values, at least one apart.</summary>
    private static (int From, int To) Decades(IEnumerable<double> values)
    {
        var logs = values.Select(Math.Log10).ToList();
        var from = (int)Math.Floor(logs.Min());
        return (from, Math.Max(from + 1, (int)Math.Ceiling(logs.Max())));
    }

    private static void Put(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
