using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.AllInOne.Commands;

/// <summary>A running market, spoken to over HTTP with the operator's own token (client credentials from Market:ServiceSecret).</summary>
internal sealed class RunningMarket(HttpClient client) : IDisposable
{
    public static async Task<RunningMarket> Connect(string? address, CancellationToken stop)
    {
        var settings = new Settings(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        var client = new HttpClient { BaseAddress = address is null ? settings.AddressOf("market") : new Uri(address.TrimEnd('/') + "/"), Timeout = TimeSpan.FromMinutes(30) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(Bilingual.IsEnglish ? "en" : "zh-CN");
        client.DefaultRequestHeaders.ExpectContinue = true; // a refusal arrives before the file is sent
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = ServiceToken.ClientId,
            ["client_secret"] = settings.ServiceSecret,
        });
        using var answer = await client.PostAsync(new Uri("connect/token", UriKind.Relative), form, stop);
        await MustSucceed(answer, stop);
        var issued = await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.GetProperty("access_token").GetString());
        return new RunningMarket(client);
    }

    public async Task<JsonElement> Get(string path, CancellationToken stop)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), stop);
        await MustSucceed(answer, stop);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
    }

    public async Task<string> Post(string path, HttpContent? content, CancellationToken stop)
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, stop);
        await MustSucceed(answer, stop);
        return await answer.Content.ReadAsStringAsync(stop);
    }

    public async Task Put(string path, HttpContent content, CancellationToken stop)
    {
        using var answer = await client.PutAsync(new Uri(path, UriKind.Relative), content, stop);
        await MustSucceed(answer, stop);
    }

    public void Dispose() => client.Dispose();

    private static async Task MustSucceed(HttpResponseMessage answer, CancellationToken stop)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw await Refused.From(answer, stop);
        }
    }
}

/// <summary>A line that moves in a terminal, and plain lines where there is none.</summary>
internal sealed class ProgressLine
{
    private const int Width = 30;
    private readonly bool moving = !Console.IsOutputRedirected;
    private string last = "";

    public void Show(int percent, string text)
    {
        var filled = percent * Width / 100;
        var line = string.Create(CultureInfo.InvariantCulture, $"{percent,3} %  {text}");
        if (moving)
        {
            Console.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {line}   ");
        }
        else if (percent / 10 != Tens(last) || percent == 100)
        {
            Console.WriteLine(line);
        }
        else
        {
            return;
        }
        last = line;
    }

    /// <summary>Leaves the moving line, so that what follows stands on its own.</summary>
    public void End()
    {
        if (moving && last.Length > 0)
        {
            Console.WriteLine();
        }
    }

    private static int Tens(string line) => line.Length < 3 ? -1 : int.Parse(line[..3], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) / 10;
}
