using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

/// <summary>Signs in the way the Portal and its user do: authorization code with PKCE, through the sign-in page, with cookies.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;
    private readonly Settings settings;
    private readonly string verifier = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
    private string? code;

    public Browser(Market market)
    {
        settings = (Settings)market.Services.GetService(typeof(Settings))!;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = market.Address };
    }

    public string Back => $"{settings.Address}signin-oidc";

    public async Task<HttpResponseMessage> Authorize(string more = "", string? redirect = null)
    {
        var challenge = System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return await client.GetAsync("connect/authorize?client_id=techmarket-portal&response_type=code&scope=openid%20profile%20email%20roles%20offline_access"
            + $"&redirect_uri={Uri.EscapeDataString(redirect ?? Back)}&code_challenge={challenge}&code_challenge_method=S256&state=s{more}");
    }

    /// <summary>Fills in the sign-in page.</summary>
    public async Task<HttpResponseMessage> Fill(Uri page, string email, string password, string? token = null)
    {
        var html = await client.GetStringAsync(page);
        var fields = HiddenField().Matches(html).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        fields["email"] = email;
        fields["password"] = password;
        if (token is not null)
        {
            fields["__RequestVerificationToken"] = token;
        }
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(page.OriginalString.StartsWith("/en", StringComparison.Ordinal) ? "/en/account/sign-in" : "/account/sign-in", form);
    }

    public async Task SignIn(string email, string password)
    {
        using var first = await Authorize();
        await first.MustBe(HttpStatusCode.Redirect);
        using var signedIn = await Fill(first.Headers.Location!, email, password);
        await signedIn.MustBe(HttpStatusCode.Redirect);
        using var second = await client.GetAsync(signedIn.Headers.Location);
        TakeCode(second);
    }

    public void TakeCode(HttpResponseMessage answer)
    {
        Assert.StartsWith(Back, answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        code = HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"];
        Assert.NotNull(code);
    }

    public async Task<JsonElement> Tokens()
    {
        using var answer = await Token(new() { ["grant_type"] = "authorization_code", ["code"] = code!, ["redirect_uri"] = Back, ["code_verifier"] = verifier });
        await answer.MustBe(HttpStatusCode.OK);
        return await answer.Json();
    }

    public Task<HttpResponseMessage> Refresh(string token) => Token(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token });

    public async Task<HttpResponseMessage> Token(Dictionary<string, string> fields)
    {
        fields["client_id"] = "techmarket-portal";
        fields["client_secret"] = settings.ServiceSecret;
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync("connect/token", form);
    }

    public async Task<HttpResponseMessage> Get(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" />""")]
    private static partial Regex HiddenField();
}
