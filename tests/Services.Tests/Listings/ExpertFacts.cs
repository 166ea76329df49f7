using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Listings;

/// <summary>主要完成人: who did the work of a result.</summary>
[Collection(MarketTests.Name)]
public sealed class ExpertFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task Experts_are_kept_in_their_order_each_once_and_shown_to_anyone()
    {
        var owner = await market.SignInAsInstitute();
        var id = await owner.Submitted("results", Form([" 陈示例", "林样本", "陈示例 ", "Ada Sample"]));
        await (await market.SignInAsSupervisor()).Step($"api/listings/results/{id}", "review", new { publish = true });
        Assert.Equal(["陈示例", "林样本", "Ada Sample"], Experts(await market.Anyone.Read($"api/listings/results/{id}")));
        using var saved = await owner.PutSeen($"api/listings/results/{id}", Form(["林样本"]));
        await saved.MustBe(HttpStatusCode.OK);
        Assert.Equal(["林样本"], Experts(await market.Anyone.Read($"api/listings/results/{id}")));
        var without = await owner.Draft("results", Posting.ResultForm());
        Assert.Empty(Experts(await owner.Read($"api/listings/results/{without}")));
    }

    [Fact]
    public async Task Up_to_twenty_names_of_fifty_characters_are_taken()
    {
        var owner = await market.SignInAsInstitute();
        var names = Enumerable.Range(0, 20).Select(i => new string((char)('\u4E00' + i), 50)).ToArray();
        var id = await owner.Draft("results", Form([.. names, names[0]]));
        Assert.Equal(names, Experts(await owner.Read($"api/listings/results/{id}")));
    }

    public static TheoryData<string?[]> Wrong => [[""], ["陈示例", " "], [null], [new string('陈', 51)], ["陈\u0007示例"], [.. Enumerable.Range(0, 21).Select(i => $"第{i}人")]];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Names_that_are_none_and_too_many_are_told_at_their_field_in_both_languages(string?[] names)
    {
        using var owner = await market.SignInAsInstitute();
        var id = await owner.Draft("results", Posting.ResultForm());
        using var saved = await owner.PutSeen($"api/listings/results/{id}", Form(names));
        Assert.Contains("主要完成人最多 20 名", await Told(saved), StringComparison.Ordinal);
        using var asked = new HttpRequestMessage(HttpMethod.Post, "api/listings/results") { Content = JsonContent.Create(Form(names)) };
        asked.Headers.Add("Accept-Language", "en");
        using var posted = await owner.SendAsync(asked);
        Assert.Contains("At most 20 experts", await Told(posted), StringComparison.Ordinal);

        static async Task<string?> Told(HttpResponseMessage answer)
        {
            await answer.MustBe(HttpStatusCode.BadRequest);
            return (await answer.Json()).GetProperty("errors").GetProperty("experts")[0].GetString();
        }
    }

    [Fact]
    public async Task A_file_names_them_in_a_list_or_in_one_text_and_a_wrong_name_is_a_fault_of_its_row()
    {
        var rows = new[] { "陈示例；林样本;黄甲、吴乙,郑丙，王丁", "独自一人", null }.Select((experts, at) => JsonSerializer.Serialize(new { id = $"{at}", title = $"导入专家{at}", experts }))
            .Append("""{"id":"3","title":"导入专家3","experts":["Ada Sample","陈示例","陈示例"]}""");
        Assert.Equal("done", (await Import(string.Join('\n', rows))).GetProperty("status").GetString());
        var found = (await market.Anyone.Read("api/listings/results/recent?limit=50")).Items().Where(item => item.GetProperty("source").GetString() == "experts");
        var read = new List<string>();
        foreach (var item in found.OrderBy(item => item.GetProperty("title").GetString(), StringComparer.Ordinal))
        {
            read.Add(string.Join('|', Experts(await market.Anyone.Read($"api/listings/results/{item.GetProperty("id").GetGuid()}"))));
        }
        Assert.Equal(["陈示例|林样本|黄甲|吴乙|郑丙|王丁", "独自一人", "", "Ada Sample|陈示例"], read);
        var failed = await Import("""{"id":"9","title":"坏名","experts":"陈示例、XXX"}""".Replace("XXX", new string('x', 51), StringComparison.Ordinal));
        Assert.Equal("experts", Assert.Single(failed.GetProperty("faults").EnumerateArray()).GetProperty("column").GetString());
    }

    private static Dictionary<string, object?> Form(string?[] experts) => new(Posting.ResultForm()) { ["experts"] = experts };

    private static IEnumerable<string?> Experts(JsonElement result) => result.GetProperty("experts").EnumerateArray().Select(name => name.GetString());

    private async Task<JsonElement> Import(string file)
    {
        using var client = await market.AsService();
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        using var answer = await client.PostAsync("api/listings/imports/results?source=experts", body);
        await answer.MustBe(HttpStatusCode.Accepted);
        var path = answer.Headers.Location!.ToString();
        return (JsonElement)await Answers.Eventually<object>(async () =>
            await client.Read(path) is var job && job.GetProperty("status").GetString() is "done" or "failed" ? job : null);
    }
}
