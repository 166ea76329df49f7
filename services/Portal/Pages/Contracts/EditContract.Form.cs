using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Components.Contracts;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Contracts;

public sealed partial class EditContract
{
    /// <summary>The form as it is typed: amounts are text until they are read.</summary>
    public sealed class Form
    {
        public string? Version { get; set; }
        /// <summary>keep, texts, check or submit: which button was pressed.</summary>
        public string? Then { get; set; }
        public string? Title { get; set; }
        /// <summary>DEV, or DEV/commissioned.</summary>
        public string? Type { get; set; }
        public string? Field { get; set; }
        public string? Ip { get; set; }
        public string? Industry { get; set; }
        public string? PaymentMode { get; set; }
        public string? Subject { get; set; }
        public string? PlanSource { get; set; }
        public string? Objective { get; set; }
        public ParticularsFields.Typed Particulars { get; set; } = new();
        public string? TotalAmount { get; set; }
        public string? TechnologyAmount { get; set; }
        public DateOnly? SignedOn { get; set; }
        public DateOnly? ValidFrom { get; set; }
        public DateOnly? ValidTo { get; set; }
        public Side Seller { get; set; } = new();
        public Side Buyer { get; set; } = new();
        public List<DeductionFields.Row> Deductions { get; set; } = [];

        public static Form Of(Contract c, string? version) => new()
        {
            Version = version,
            Title = c.Title,
            Type = c.SubType is null ? c.Type : $"{c.Type}/{c.SubType}",
            Field = c.Field,
            Ip = c.Ip,
            Industry = c.Industry,
            PaymentMode = c.PaymentMode,
            Subject = c.Subject,
            PlanSource = c.PlanSource,
            Objective = c.Objective,
            Particulars = ParticularsFields.Typed.Of(c.Particulars),
            TotalAmount = Amounts.Input(c.TotalAmount),
            TechnologyAmount = Amounts.Input(c.TechnologyAmount),
            SignedOn = c.SignedOn,
            ValidFrom = c.ValidFrom,
            ValidTo = c.ValidTo,
            Seller = Side.Of(c.Seller),
            Buyer = Side.Of(c.Buyer),
            Deductions = [.. c.Deductions.Select(d => new DeductionFields.Row { What = d.What, Amount = Amounts.Input(d.Amount) })],
        };

        /// <summary>Leaves room for more deductions.</summary>
        public void Fill(int empty)
        {
            Deductions.RemoveAll(row => row.IsEmpty);
            Deductions.AddRange(Enumerable.Range(0, empty).Select(_ => new DeductionFields.Row()));
        }

        /// <summary>Amounts that are no amounts: the service never sees these.</summary>
        public Problem? Unreadable()
        {
            var wrong = new Dictionary<string, string?>
            {
                ["totalAmount"] = TotalAmount, ["technologyAmount"] = TechnologyAmount,
                ["particulars.entryFee"] = Particulars.EntryFee, ["particulars.royaltyRate"] = Particulars.RoyaltyRate,
            }
                .Concat(Deductions.Where(row => !row.IsEmpty).Select(row => KeyValuePair.Create("deductions", (string?)(row.Amount ?? "?"))))
                .Where(field => !string.IsNullOrWhiteSpace(field.Value) && Amounts.Read(field.Value) is null)
                .DistinctBy(field => field.Key)
                .ToDictionary(field => field.Key, _ => new[] { Amounts.HowToType });
            return wrong.Count == 0 ? null : new Problem(400, null, null, "invalid", null, wrong);
        }

        public object Body() => new
        {
            Title,
            Type = Type?.Split('/')[0],
            SubType = Type?.Split('/') is [_, var sub] ? sub : null,
            Seller,
            Buyer,
            TotalAmount = Amounts.Read(TotalAmount),
            TechnologyAmount = Amounts.Read(TechnologyAmount),
            Deductions = Deductions.Where(row => !row.IsEmpty).Select(row => new { row.What, Amount = Amounts.Read(row.Amount) }),
            SignedOn,
            ValidFrom,
            ValidTo,
            Field,
            Ip,
            Industry,
            PaymentMode,
            Subject,
            PlanSource,
            Objective,
            Particulars = Particulars.Read(),
        };
    }

    /// <summary>A party as it is typed; the seller's name and code are not.</summary>
    public sealed class Side
    {
        public string? Name { get; set; }
        public string? CreditCode { get; set; }
        public string? District { get; set; }
        public string? Kind { get; set; }

        public static Side Of(ContractParty party) => new() { Name = party.Name, CreditCode = party.CreditCode, District = party.District, Kind = party.Kind };
    }
}
