using System.Net;
using System.Security.Cryptography;
using Npgsql;
using TechMarket.Events.Codes;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Identity;

/// <summary>People who register in tests.</summary>
internal static class People
{
    public const string Password = "Long-enough-1";

    public static string NewEmail(string who = "person") => $"{who}-{Guid.NewGuid():n}@test.example";

    /// <summary>A valid credit code nobody else has.</summary>
    public static string NewCreditCode(string start = "91350502")
    {
        const string letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        while (true)
        {
            var body = start + "T" + RandomNumberGenerator.GetInt32(1_000_000, 10_000_000);
            foreach (var organisation in "0123456789X")
            {
                if (letters.Select(check => $"{body}{organisation}{check}").FirstOrDefault(CreditCode.IsValid) is { } code)
                {
                    return code;
                }
            }
        }
    }

    public static object Registration(string email, string role = "enterprise", string? creditCode = null, string? kind = null, string? password = null) => new
    {
        email, password = password ?? Password, name = "测试人", phone = "0595-22220000", role,
        organisation = new
        {
            creditCode = creditCode ?? NewCreditCode(), name = $"测试单位{Guid.NewGuid():n}"[..12], kind = kind ?? role, district = "350502",
            contact = "测试人", phone = "0595-22220000",
        },
    };

    /// <summary>Registers, opens the link of the mail and signs in.</summary>
    public static async Task<HttpClient> NewPerson(this Market market, string email, string role = "enterprise", string? creditCode = null)
    {
        await market.Anyone.Post("api/identity/registrations", Registration(email, role, creditCode), HttpStatusCode.Created);
        await market.Confirm(email);
        return await market.SignIn(email, Password);
    }

    public static async Task Confirm(this Market market, string email)
    {
        var letter = await market.Letter(email, "确认您的邮箱");
        await market.Anyone.Post("api/identity/email-confirmations", new { email, token = letter.FromLink("token") });
    }

    /// <summary>As if the five minutes of the lock were over, without moving the clock of the other tests.</summary>
    public static async Task Unlock(this Market market, string email)
    {
        await using var connection = new NpgsqlConnection(market.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("update identity.accounts set lockout_end = now() - interval '1 second' where email = $1", connection);
        command.Parameters.AddWithValue(email);
        await command.ExecuteNonQueryAsync();
    }
}
