using System.Text;
using TechMarket.Platform;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Tables;
using TechMarket.Tests.Contracts;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Platform;

/// <summary>Workbooks: what is read out of them, and what is not taken.</summary>
public sealed class XlsxFacts
{
    [Fact]
    public async Task Texts_numbers_dates_and_booleans_are_read_as_people_see_them()
    {
        var file = new Workbook().Row("title", "amount", "on", "flag", "note").Row("发泡材料", 1234567.89, new DateOnly(2026, 3, 31), true, null).Row().Row("第二", 0.1 + 0.2, null, false, "x").File();
        var rows = await Read(file);
        Assert.Equal([2, 4], rows.Select(row => row.Line));
        Assert.Equal(("发泡材料", 1234567.89m, new DateOnly(2026, 3, 31), true), (rows[0].Text("title"), rows[0].Number("amount"), rows[0].Day("on"), rows[0].Flag("flag")));
        Assert.Equal((0.3m, null, "x"), (rows[1].Number("amount"), rows[1].Day("on"), rows[1].Text("note")));
    }

    [Fact]
    public async Task What_excel_has_lost_or_cannot_tell_is_a_fault_of_its_cell()
    {
        var file = new Workbook().Row("number", "title").RawRow("<c r=\"A2\"><v>2026350500000001</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c>").Row("a", "b", "beyond").File();
        var rows = await Read(file);
        Assert.Equal(["number", "title"], rows[0].Faults.Select(fault => fault.Column));
        Assert.Contains("15", rows[0].Faults[0].Reason, StringComparison.Ordinal);
        Assert.Contains("#N/A", rows[0].Faults[1].Reason, StringComparison.Ordinal);
        Assert.Contains("beyond", Assert.Single(rows[1].Faults).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "宏")]
    [InlineData("xl/macrosheets/sheet1.xml", "宏")]
    public void A_workbook_with_macros_is_not_taken(string part, string word)
    {
        var wrong = Assert.Throws<ShapeWrong>(() => XlsxBook.Open(new MemoryStream(new Workbook().Row("a").Part(part, [1, 2, 3]).File())));
        Assert.Contains(word, wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_stopped_long_before_it_is_unpacked()
    {
        var file = new Workbook().Row("a").Part("xl/worksheets/sheet1.xml", Encoding.ASCII.GetBytes($"<worksheet><sheetData>{new string(' ', 60_000_000)}</sheetData></worksheet>")).File();
        Assert.True(file.Length < 200_000);
        using var book = XlsxBook.Open(new MemoryStream(file));
        Assert.Contains("解压后过大", Assert.Throws<ShapeWrong>(book.MustUnpack).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_that_multiplies_itself_is_damage()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
        using var book = XlsxBook.Open(new MemoryStream(new Workbook().Part("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(bomb)).File()));
        Assert.Contains("损坏", Assert.Throws<ShapeWrong>(book.MustUnpack).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_is_told_as_such()
    {
        var file = new Workbook().Row("a").Row("b").File();
        Assert.Contains("不是完整的 Excel", Assert.Throws<ShapeWrong>(() => XlsxBook.Open(new MemoryStream(file[..(file.Length / 2)]))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_is_full_goes_on_in_the_next()
    {
        const int all = 1_048_575 + 2;
        using var file = new MemoryStream();
        await new XlsxTable([new("n", TableStyle.Number)]).Write(file, Enumerable.Range(1, all).Select(n => new TableRow([n])).ToAsyncEnumerable(), CancellationToken.None);
        var second = Sheets.Part(file.ToArray(), "xl/worksheets/sheet2.xml");
        Assert.EndsWith($"<row r=\"2\"><c s=\"0\"><v>{all - 1}</v></c></row><row r=\"3\"><c s=\"0\"><v>{all}</v></c></row></sheetData></worksheet>", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("⽇⽉⻋间", "日月车间")]
    [InlineData("⼈⼯智能⻛机", "人工智能风机")]
    [InlineData("日月车间 ⺍", "日月车间 小")]
    [InlineData("ＡＢＣ①㎡", "ＡＢＣ①㎡")]
    public void Radicals_become_the_characters_they_look_like(string typed, string kept) => Assert.Equal(kept, Radicals.Folded(typed));

    private static async Task<List<ImportRow>> Read(byte[] file) =>
        await FileRows.Read(new MemoryStream(file), "xlsx", ",", "utf-8", CancellationToken.None).ToListAsync();
}
