using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>登记清单: registered contracts of one seller and this office under one number, while that is true.</summary>
public sealed class RegistrationListFacts(SharedMarket shared) : IClassFixture<SharedMarket>
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_list_has_its_contracts_by_number_with_their_sums_and_comes_out_as_a_file()
    {
        var (one, two, registrar) = (await Registered(), await Registered(2_000_000.01m, 300_000.05m), await Market.SignInAsRegistrar());
        var waiting = (await registrar.Read("api/contracts/listable")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seller").GetString()!).ToList();
        var seller = (await registrar.Read(one.Path)).GetProperty("seller").GetProperty("creditCode").GetString()!;
        Assert.Contains(seller, waiting);
        Assert.Equal([one.Id, two.Id], (await Listable(registrar, seller)).Where(id => id == one.Id || id == two.Id));

        var made = await Make(registrar, two.Id, one.Id);
        var list = await registrar.Read($"api/contracts/lists/{made.Id}");
        Assert.Matches($"^L{Market.Clock.Today().Year}350500[0-9]{{6}}$", made.Number);
        Assert.Equal([one.Number, two.Number], list.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("number").GetString()));
        Assert.Equal((3_000_000.01m, 1_000_000.05m, JsonValueKind.Null), (list.GetProperty("totalAmount").GetDecimal(), list.GetProperty("technologyAmount").GetDecimal(), list.GetProperty("voidOn").ValueKind));
        Assert.DoesNotContain(one.Id, await Listable(registrar, seller));
        Assert.Contains(made.Id, (await registrar.Read("api/contracts/lists?limit=200")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
        Assert.Equal("listed", (await registrar.Read(one.Path)).GetProperty("history").EnumerateArray().Last().GetProperty("what").GetString());

        var rows = Sheets.Read(await registrar.GetByteArrayAsync(new Uri($"api/contracts/lists/{made.Id}/table", UriKind.Relative)));
        Assert.Equal([(made.Number, "有效", "1", one.Number), (made.Number, "有效", "2", two.Number)], rows.Skip(1).Select(row => (row[0], row[1], row[2], row[3])));
    }

    [Fact]
    public async Task Lists_made_at_once_leave_no_gap_and_a_refused_one_takes_no_number()
    {
        var registrar = await Market.SignInAsRegistrar();
        var contracts = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            contracts.Add((await Registered()).Id);
        }
        var first = await Make(registrar, contracts[0]);
        await MustBeRefused(registrar, "list.contract-listed", "", contracts[0], contracts[1]);
        var numbers = (await Task.WhenAll(contracts.Skip(1).Select(contract => Make(registrar, contract)))).Select(list => long.Parse(list.Number[1..], null)).Order().ToList();
        Assert.Equal(Enumerable.Range(1, 7).Select(i => long.Parse(first.Number[1..], null) + i), numbers);
    }

    [Fact]
    public async Task A_contract_is_in_one_live_list_however_many_are_made_at_once()
    {
        var (contract, registrar) = (await Registered(), await Market.SignInAsRegistrar());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => registrar.PostAsJsonAsync("api/contracts/lists", new { contracts = new[] { contract.Id } })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed));
        Array.ForEach(answers, answer => answer.Dispose());
        await MustBeRefused(registrar, "list.contract-listed", contract.Number, contract.Id);
    }

    [Fact]
    public async Task Contracts_on_both_sides_of_the_threshold_are_never_in_one_list()
    {
        var (small, large, registrar) = (await Registered(), await RegisteredLarge(), await Market.SignInAsRegistrar());
        await MustBeRefused(registrar, "list.mixed-sizes", large.Number, small.Id, large.Id);
        await MustBeRefused(registrar, "list.mixed-sizes", small.Number, small.Id, large.Id);
        Assert.True((await registrar.Read($"api/contracts/lists/{(await Make(registrar, large.Id)).Id}")).GetProperty("large").GetBoolean());
        Assert.False((await registrar.Read($"api/contracts/lists/{(await Make(registrar, small.Id)).Id}")).GetProperty("large").GetBoolean());
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("revoked")]
    public async Task A_list_is_void_once_one_of_its_contracts_ends_and_frees_the_others(string end)
    {
        var (ended, other, registrar) = (await Registered(), await Registered(), await Market.SignInAsRegistrar());
        var made = await Make(registrar, ended.Id, other.Id);
        if (end == "revoked")
        {
            await (await Market.SignInAsSupervisor()).Step(ended.Path, "revocation", new { ground = "false", note = "虚假合同" });
        }
        else
        {
            var request = await (await Market.SignInAsInstitute()).Asks(ended.Path, "cancellation-requests", new { reason = "解除" });
            await registrar.Step(ended.Path, $"requests/{request}/decision", new { granted = true });
        }
        await MustBeVoid(registrar, made.Id, end, ended.Number);
        Assert.Equal(2, (await registrar.Read($"api/contracts/lists/{made.Id}")).GetProperty("lines").GetArrayLength());
        Assert.Equal("list-voided", (await registrar.Read(other.Path)).GetProperty("history").EnumerateArray().Last().GetProperty("what").GetString());
        await MustBeRefused(registrar, "list.not-registered", ended.Number, ended.Id, other.Id);
        await Make(registrar, other.Id);
    }

    [Fact]
    public async Task An_amendment_across_the_threshold_voids_the_list_and_one_on_the_same_side_does_not()
    {
        var own = $"清单中的变更 {Guid.NewGuid()}";
        var (contract, registrar, seller) = (await Registered(title: own), await Market.AnotherRegistrar("清单登记员"), await Market.SignInAsInstitute());
        var made = await Make(registrar, contract.Id);
        foreach (var (technology, voids) in new[] { (4_999_999.99m, false), (5_000_000m, true) })
        {
            var request = await seller.Asks(contract.Path, "amendment-requests", new { reason = "追加", content = Filing.Content(Market.Clock.Today(), 9_000_000m, technology, own) });
            await registrar.Step(contract.Path, $"requests/{request}/decision", new { granted = true });
            Assert.Equal(voids, (await registrar.Read($"api/contracts/lists/{made.Id}")).GetProperty("voidOn").ValueKind == JsonValueKind.String);
        }
        await MustBeVoid(registrar, made.Id, "amended", contract.Number);
    }

    [Fact]
    public async Task Only_contracts_of_one_seller_and_of_this_office_that_are_registered_make_a_list()
    {
        var (one, other, elsewhere, registrar) = (await Registered(), await Registered(), await Registered(), await Market.SignInAsRegistrar());
        await Market.Run($"update contracts.contracts set seller_name = '另一卖方', seller_credit_code = '12100000400000624D' where id = '{other.Id}'");
        await MustBeRefused(registrar, "list.other-seller", other.Number, one.Id, other.Id);
        await Market.Run($"update contracts.contracts set office = '350200' where id = '{elsewhere.Id}'");
        await MustBeRefused(registrar, "list.other-office", elsewhere.Number, one.Id, elsewhere.Id);
        var seller = await Market.SignInAsInstitute();
        var open = await seller.Submitted(Filing.Content(Market.Clock.Today(), title: "尚未登记的合同"));
        await MustBeRefused(registrar, "list.not-registered", "尚未登记的合同", one.Id, open);
        await Answer(registrar, HttpStatusCode.NotFound, one.Id, Guid.NewGuid());
        await Answer(registrar, HttpStatusCode.NotFound, await seller.StartDraft());
        await Answer(registrar, HttpStatusCode.BadRequest);
        await Answer(seller, HttpStatusCode.Forbidden, one.Id);
        await Answer(await Market.SignInAsSupervisor(), HttpStatusCode.Forbidden, one.Id);
        await MustBeRefused(await Market.AnotherRegistrar("卖方单位的登记员", await seller.OrganisationOf()), "contract.registrar-is-party", "", one.Id);
        using var nowhere = await registrar.GetAsync($"api/contracts/lists/{Guid.NewGuid()}");
        await nowhere.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_numbers_of_lists_are_no_gap_among_those_of_contracts()
    {
        await Make(await Market.SignInAsRegistrar(), (await Registered()).Id);
        var counters = (await (await Market.AsService()).Read("api/contracts/holdings/counters")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("office").GetString());
        Assert.DoesNotContain(counters, office => office!.StartsWith("list", StringComparison.Ordinal));
    }

    private static async Task MustBeRefused(HttpClient registrar, string code, string named, params Guid[] contracts)
    {
        using var answer = await registrar.PostAsJsonAsync("api/contracts/lists", new { contracts });
        await answer.MustBe(HttpStatusCode.Conflict);
        var problem = await answer.Json();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(named, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task Answer(HttpClient client, HttpStatusCode expected, params Guid[] contracts)
    {
        using var answer = await client.PostAsJsonAsync("api/contracts/lists", new { contracts });
        await answer.MustBe(expected);
    }

    private static async Task<(Guid Id, string Number)> Make(HttpClient registrar, params Guid[] contracts)
    {
        var made = await registrar.Post("api/contracts/lists", new { contracts }, HttpStatusCode.Created);
        return (made.GetProperty("id").GetGuid(), made.GetProperty("number").GetString()!);
    }

    private async Task MustBeVoid(HttpClient reader, Guid list, string reason, string number)
    {
        var read = await reader.Read($"api/contracts/lists/{list}");
        Assert.Equal((Market.Clock.Today().ToString("yyyy-MM-dd", null), reason, number),
            (read.GetProperty("voidOn").GetString(), read.GetProperty("voidReason").GetString(), read.GetProperty("voidNumber").GetString()));
    }

    private static async Task<List<Guid>> Listable(HttpClient registrar, string seller) =>
        [.. (await registrar.Read($"api/contracts/listable/{seller}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];

    private async Task<(Guid Id, string Path, string Number)> Registered(decimal total = 1_000_000m, decimal technology = 700_000m, string? title = null)
    {
        var (path, number, _, _) = await Market.Registered(total, technology, title);
        return (Guid.Parse(path.Split('/')[^1]), path, number);
    }

    private async Task<(Guid Id, string Path, string Number)> RegisteredLarge()
    {
        var (seller, first, second) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar(), await Market.AnotherRegistrar());
        var id = await seller.Accepted(first, Filing.Content(Market.Clock.Today(), 9_000_000m, 5_000_000m));
        await first.Step($"api/contracts/{id}", "second-review", new { opinion = "可以" });
        return (id, $"api/contracts/{id}", await second.Register(id));
    }
}
