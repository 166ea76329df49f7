using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Registration;

/// <summary>
/// Gives registration numbers (合同登记编号) of 16 digits, without gaps per office and year. The layout is a setting
/// (<c>Market:Registration:Layout</c>), usually year, office and sequence; so are the office and the range of imported contracts.
/// </summary>
internal sealed partial class Numbering
{
    public const int Digits = 16;

    /// <summary>Before the office in the counters of lists.</summary>
    public const string ListCounters = "list:";

    private readonly string layout;
    private readonly long largest;
    private readonly Regex shape;

    public Numbering(Settings settings)
    {
        layout = settings["Registration:Layout"] ?? "{year:4}{office:6}{sequence:6}";
        Office = settings["Registration:Office"] ?? "350500";
        ImportOffice = settings["Registration:ImportOffice"] ?? "350599";
        var places = Places().Matches(layout).ToLookup(place => place.Groups["what"].Value, place => int.Parse(place.Groups["width"].Value, CultureInfo.InvariantCulture));
        var whole = Places().Replace(layout, place => new string('0', int.Parse(place.Groups["width"].Value, CultureInfo.InvariantCulture)));
        if (whole.Length != Digits || !whole.All(char.IsAsciiDigit) || places["sequence"].Count() != 1 || places["year"].ToList() is not [2 or 4]
            || Office == ImportOffice || places["office"].Any(width => Office.Length != width || ImportOffice.Length != width))
        {
            throw new SettingWrong($"Market:Registration:Layout is '{layout}' with the offices {Office} and {ImportOffice}; "
                + "it must make 16 digits, for example {year:4}{office:6}{sequence:6}.");
        }
        shape = new Regex("^" + Places().Replace(layout, place => $"(?<{place.Groups["what"].Value}>[0-9]{{{place.Groups["width"].Value}}})") + "\\z");
        largest = (long)Math.Pow(10, places["sequence"].Single()) - 1;
    }

    /// <summary>The registration office of this market.</summary>
    public string Office { get; }

    /// <summary>The office under which imported contracts without a number are counted, so that numbers stay unique.</summary>
    public string ImportOffice { get; }

    /// <summary>Takes the next number. Must run in the commit that uses it: when that fails, the number is free again.</summary>
    public async Task<string> Next(ContractsDb db, string office, int year, CancellationToken stop) => (await Take(db, office, year, 1, stop))[0];

    /// <summary>Takes the next numbers, so many at once.</summary>
    public async Task<IReadOnlyList<string>> Take(ContractsDb db, string office, int year, int count, CancellationToken stop)
    {
        var last = await Count(db, office, year, count, stop);
        return [.. Enumerable.Range(1, count).Select(place => Write(office, year, last - count + place))];
    }

    /// <summary>Takes the next number of a 登记清单 of this office: L and the layout of contracts, counted apart from them and without gaps as well.</summary>
    public async Task<string> NextList(ContractsDb db, int year, CancellationToken stop) => "L" + Write(Office, year, await Count(db, ListCounters + Office, year, 1, stop));

    private static async Task<long> Count(ContractsDb db, string office, int year, int count, CancellationToken stop) => (await db.Database.SqlQuery<long>($"""
        insert into contracts.number_counters as counter (office, year, last) values ({office}, {year}, {count})
        on conflict (office, year) do update set last = counter.last + {count} returning last as "Value"
        """).ToListAsync(stop))[0];

    /// <summary>Keeps numbers that came in from elsewhere from being given again; those of other offices and layouts need no keeping.</summary>
    public async Task Keep(ContractsDb db, IEnumerable<string> numbers, CancellationToken stop)
    {
        var ours = numbers.Select(Read).OfType<(string Office, int Year, long Sequence)>()
            .Where(number => number.Office == Office || number.Office == ImportOffice)
            .GroupBy(number => (number.Office, number.Year), number => number.Sequence);
        foreach (var used in ours)
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into contracts.number_counters as counter (office, year, last) values ({used.Key.Office}, {used.Key.Year}, {used.Max()})
                on conflict (office, year) do update set last = greatest(counter.last, excluded.last)
                """, stop);
        }
    }

    /// <summary>What a number is made of; null for numbers of another layout.</summary>
    public (string Office, int Year, long Sequence)? Read(string number) => shape.Match(number) is { Success: true } match
        ? (OfficeOf(match), YearOf(match), long.Parse(match.Groups["sequence"].Value, CultureInfo.InvariantCulture))
        : null;

    /// <summary>The office that gave a number; the import office for numbers of another layout.</summary>
    public string OfficeOf(string number) => Read(number)?.Office ?? ImportOffice;

    private string OfficeOf(Match match) => match.Groups["office"] is { Success: true } office ? office.Value : Office;

    private static int YearOf(Match match) => match.Groups["year"].Value is { Length: 4 } year
        ? int.Parse(year, CultureInfo.InvariantCulture)
        : 2000 + int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);

    public string Write(string office, int year, long sequence) => sequence <= largest
        ? Places().Replace(layout, place => Part(place, office, year, sequence))
        : throw new RuleBroken("registration.numbers-exhausted", "本年度登记编号已用完，请联系系统管理员调整编号规则。",
            "The numbers of this year are used up; ask the administrator to change the layout.");

    private static string Part(Match place, string office, int year, long sequence)
    {
        var width = int.Parse(place.Groups["width"].Value, CultureInfo.InvariantCulture);
        return place.Groups["what"].Value switch
        {
            "office" => office,
            "year" => year.ToString("0000", CultureInfo.InvariantCulture)[^width..],
            _ => sequence.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'),
        };
    }

    [GeneratedRegex(@"\{(?<what>year|office|sequence):(?<width>[1-9])\}")]
    private static partial Regex Places();
}
