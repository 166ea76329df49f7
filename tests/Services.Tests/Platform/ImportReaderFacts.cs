using System.Text;
using TechMarket.Events.Codes;
using TechMarket.Platform.Importing;

namespace TechMarket.Tests.Platform;

/// <summary>Rows out of files, whatever people saved them with.</summary>
public sealed class ImportReaderFacts
{
    [Fact]
    public async Task A_table_keeps_commas_quotes_and_line_breaks_inside_quotes_and_counts_lines_by_the_file()
    {
        var rows = await Rows("id,title\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n\r\n2,d\r\n");
        Assert.Equal([(2, "a, \"b\"\r\nc"), (5, "d")], rows.Select(row => (row.Line, row.Text("title"))));
    }

    [Theory]
    [InlineData("id;title\n1;x")]
    [InlineData("id\ttitle\n1\tx")]
    [InlineData("\uFEFFid,title\n1,x")]
    [InlineData("\n {\"ID\":1,\"title\":\" x \"}")]
    [InlineData("\uFEFF{\"id\":\"1\",\"Title\":\"x\"}\n\n")]
    public async Task Separators_byte_order_marks_and_letter_case_do_not_matter(string file)
    {
        var row = Assert.Single(await Rows(file));
        Assert.Equal(("1", "x"), (row.Text("id"), row.Text("title")));
    }

    [Fact]
    public async Task Chinese_tables_saved_by_office_programs_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var row = Assert.Single(await Rows(Encoding.GetEncoding("gb18030").GetBytes("id,title\n1,德化白瓷低温釉\n")));
        Assert.Equal("德化白瓷低温釉", row.Text("title"));
    }

    [Fact]
    public async Task A_character_cut_by_a_part_boundary_stays_whole()
    {
        var look = new FileLook();
        var bytes = Encoding.UTF8.GetBytes("{\"id\":\"1\",\"title\":\"瓷\"}");
        var cut = Array.IndexOf(bytes, (byte)0xE7) + 1;
        look.See(bytes.AsSpan(0, cut));
        look.See(bytes.AsSpan(cut));
        Assert.Equal(("utf-8", "jsonl", 1), (look.Encoding, look.Format, look.Lines));
        Assert.Equal("瓷", Assert.Single(await Rows(bytes)).Text("title"));
    }

    [Fact]
    public async Task What_is_no_row_is_a_fault_on_its_line()
    {
        var rows = await Rows("{\"id\":1}\n{broken\n[1]\n\"x\"\n{\"id\":2}");
        Assert.Equal([2, 3, 4], rows.Where(row => row.Faults.Count == 1).Select(row => row.Line));
        var table = await Rows("id,title\n1\n2,x,y\n3,\"z\"q\n4,ok");
        Assert.Equal([2, 3, 4], table.Where(row => row.Faults.Count == 1).Select(row => row.Line));
    }

    [Fact]
    public async Task Fields_are_read_as_what_they_should_be()
    {
        var row = Assert.Single(await Rows("""
            {"n":"1,200.5","m":3,"d":"2026/7/1","t":"2026-07-01T08:00:00+08:00","b":"是","c":"先进制造","l":["a","b"],"s":"a；b、a","e":"","x":null}
            """));
        Assert.Equal(1200.5m, row.Number("n"));
        Assert.Equal(3, row.Whole("m", 1, 9));
        Assert.Equal(new DateOnly(2026, 7, 1), row.Day("d"));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), row.Moment("t"));
        Assert.Equal(new DateTimeOffset(2026, 6, 30, 16, 0, 0, TimeSpan.Zero), row.Moment("d"));
        Assert.True(row.Flag("b"));
        Assert.Equal("03", row.Code("c", Fields.All));
        Assert.Equal(["a", "b"], row.Words("l"));
        Assert.Equal(["a", "b"], row.Words("s"));
        Assert.Null(row.Text("e") ?? row.Text("x") ?? row.Text("nothing"));
        Assert.Empty(row.Faults);
    }

    [Fact]
    public async Task A_field_that_is_something_else_is_a_fault_under_its_name()
    {
        var row = Assert.Single(await Rows("""{"n":"abc","m":10,"w":1.5,"d":"soon","b":"maybe","c":"99","o":{"x":1},"z":"a\u0000b","h":"\ud800","long":"12345"}"""));
        row.Number("n");
        row.Whole("m", 1, 9);
        row.Whole("w", 1, 9);
        row.Day("d");
        row.Flag("b");
        row.Code("c", Fields.All);
        row.Text("o");
        row.Text("z");
        row.Text("h");
        row.Text("long", 3);
        row.Needed("missing");
        Assert.Equal(["n", "m", "w", "d", "b", "c", "o", "z", "h", "long", "missing"], row.Faults.Select(fault => fault.Column));
    }

    [Fact]
    public async Task The_hash_looks_at_content_not_at_order()
    {
        var rows = await Rows("""
            {"id":"1","title":"x"}
            {"title":"x","id":"1"}
            {"id":"1","title":"y"}
            """);
        Assert.Equal(rows[0].Hash, rows[1].Hash);
        Assert.NotEqual(rows[0].Hash, rows[2].Hash);
    }

    private static Task<List<ImportRow>> Rows(string file) => Rows(Encoding.UTF8.GetBytes(file));

    private static async Task<List<ImportRow>> Rows(byte[] file)
    {
        var look = new FileLook();
        look.See(file);
        using var stream = new MemoryStream(file);
        var rows = new List<ImportRow>();
        await foreach (var row in FileRows.Read(stream, look.Format, look.Delimiter, look.Encoding, CancellationToken.None))
        {
            rows.Add(row);
        }
        return rows;
    }
}
