using System.Net;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>An office of more than one registrar.</summary>
internal static class Offices
{
    /// <summary>A registrar besides the one of the demo accounts; a member of an organisation where one is named.</summary>
    public static async Task<HttpClient> AnotherRegistrar(this Market market, string name = "复审登记员", Guid? of = null)
    {
        var administrator = await market.SignInAsAdministrator();
        var email = People.NewEmail("registrar");
        await administrator.Post("api/identity/officials", new { email, name, roles = new[] { "registrar" } }, HttpStatusCode.Created);
        var token = (await market.Letter(email, "邀请您加入")).FromLink("token");
        await market.Anyone.Post("api/identity/invitations/acceptances", new { token, password = People.Password, name }, HttpStatusCode.Created);
        if (of is not null)
        {
            await market.Run($"update identity.accounts set organisation_id = '{of}' where email = '{email}'");
        }
        return await market.SignIn(email, People.Password);
    }

    /// <summary>Something done to the database behind the market's back.</summary>
    public static async Task Run(this Market market, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(market.Database);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>A number looked up in the database behind the market's back.</summary>
    public static async Task<long> Count(this Market market, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(market.Database);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A step that a rule forbids, by its code.</summary>
    public static async Task MustBeForbidden(this HttpClient client, string record, string step, string code, object? body = null)
    {
        using var answer = await client.PostSeen(record, step, body);
        await answer.MustBe(HttpStatusCode.Conflict);
        Assert.Equal(code, await answer.Code());
    }

    /// <summary>POST that creates something on the version just read.</summary>
    public static async Task<Guid> Asks(this HttpClient client, string record, string what, object body)
    {
        using var answer = await client.PostSeen(record, what, body);
        await answer.MustBe(HttpStatusCode.Created);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }
}
