using System.Text;
using TechMarket.Platform.Auth;
using TechMarket.Portal.Pages.Admin;

namespace TechMarket.Portal.Web;

/// <summary>A file of one row for each kind of import, to fill in: CSV in UTF-8 with a byte order mark, as office programs want it.</summary>
internal static class ImportSamples
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/import-samples/{kind}.csv", (string kind) =>
        ImportColumns.Of.ContainsKey(kind) ? Results.File(Encoding.UTF8.GetBytes(Csv(kind)), "text/csv; charset=utf-8", $"{kind}.csv") : Results.NotFound())
        .ForAnyone().ExcludeFromDescription();

    public static string Csv(string kind)
    {
        var columns = ImportColumns.Of[kind].Where(column => column.Sample.Length > 0).ToList();
        return "\uFEFF" + string.Join(',', columns.Select(column => column.Name)) + "\r\n" + string.Join(',', columns.Select(column => Cell(column.Sample))) + "\r\n";
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
