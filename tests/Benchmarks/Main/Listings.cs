using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Main;

/// <summary>Real titles where the data folder is there, else titles made by combining words; never shipped.</summary>
internal static class Listings
{
    private static readonly string[] Materials = ["陶瓷", "石墨烯", "聚氨酯", "锂电池", "碳纤维", "水性树脂", "茶多酚", "再生棉", "铝合金", "生物酶"];
    private static readonly string[] Verbs = ["改性", "检测", "回收", "智能分拣", "节能干燥", "精密成型", "表面处理", "在线监测", "低温合成", "热误差补偿"];
    private static readonly string[] Uses = ["鞋底", "卫浴", "石化装置", "数控机床", "乌龙茶加工", "服装裁剪", "电路板", "建筑板材", "医用敷料", "包装机械"];

    public static IReadOnlyList<string> Titles(int count) => Sources.Data("needs-results-zh/achievements.jsonl") is { } file
        ? [.. File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("title_tokens").GetString()!)
            .Where(title => title.Length > 0).Take(count)]
        : [.. Enumerable.Range(0, count).Select(i =>
            $"{Materials[i % 10]}{Verbs[i / 10 % 10]}用于{Uses[i / 100 % 10]}的关键技术 {i / 1000}")];

    /// <summary>Imports results through the public API and waits until it is done.</summary>
    public static async Task Import(HttpClient administrator, IEnumerable<string> titles)
    {
        var lines = string.Join('\n', titles.Select((title, i) => JsonSerializer.Serialize(new { id = $"bench-{i}", title })));
        using var body = new StringContent(lines);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await administrator.PostAsync("api/listings/imports/results?source=bench", body);
        answer.EnsureSuccessStatusCode();
        var job = answer.Headers.Location!;
        while (true)
        {
            var state = await administrator.GetFromJsonAsync<JsonElement>(job);
            switch (state.GetProperty("status").GetString())
            {
                case "done":
                    return;
                case "failed":
                    throw new InvalidOperationException($"The import failed: {state}");
            }
            await Task.Delay(200);
        }
    }

    /// <summary>A need that is open for ninety days.</summary>
    public static object Need(string title) => new
    {
        title,
        problem = $"{title}：现有工艺合格率约七成，能耗高，希望找到可以在现有产线上实施的解决办法，并给出验收指标。",
        improvement = "合格率由 71% 提高到 95% 以上，单位能耗下降 20%。",
        worth = "每年减少损失约 180 万元。",
        field = "05",
        industry = "C30",
        maturity = 5,
        budgetFrom = 300000,
        budgetTo = 800000,
        deadline = TimeProvider.System.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        modes = new[] { "DEV", "SRV" },
        keywords = new[] { "节能", "合格率" },
    };
}
