namespace TechMarket.Contracts;

/// <summary>What the contract says, as the seller files it. Amounts in 元.</summary>
internal sealed record Terms
{
    public string Title { get; init; } = "";
    /// <summary>DEV, TRF, LIC, CON or SRV.</summary>
    public string? Type { get; init; }
    public string? SubType { get; init; }
    public Party Seller { get; init; } = new();
    public Party Buyer { get; init; } = new();
    /// <summary>合同成交额: the total money of the contract.</summary>
    public decimal? TotalAmount { get; init; }
    /// <summary>技术交易额: the total without equipment, materials and other non-technical cost.</summary>
    public decimal? TechnologyAmount { get; init; }
    public IReadOnlyList<Deduction> Deductions { get; init; } = [];
    public DateOnly? SignedOn { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Field { get; init; }
    public string? Ip { get; init; }
    public string? Industry { get; init; }
    public string? PaymentMode { get; init; }
    /// <summary>合同标的: what technology the contract is about.</summary>
    public string? Subject { get; init; }
    /// <summary>计划来源, see <see cref="Events.Codes.PlanSources"/>.</summary>
    public string? PlanSource { get; init; }
    /// <summary>社会经济目标 (GB/T 24450-2009), see <see cref="Events.Codes.Objectives"/>.</summary>
    public string? Objective { get; init; }
    /// <summary>The other fields of the registration form.</summary>
    public Particulars Particulars { get; init; } = new();

    /// <summary>
    /// With the 技术交易额 that the office verified, 元. What it took off stands as a deduction of its own; deductions that do not add up to the rest any
    /// more are left out.
    /// </summary>
    public Terms Verified(decimal technology)
    {
        var (sum, cut) = (Deductions.Sum(d => d.Amount), TechnologyAmount - technology);
        return this with
        {
            TechnologyAmount = technology,
            Deductions = sum == TotalAmount - technology ? Deductions
                : cut > 0 && sum == TotalAmount - TechnologyAmount ? [.. Deductions, new Deduction("登记机构核减", cut.Value)]
                : [],
        };
    }

    /// <summary>Which fields differ, with both values as text, for the history.</summary>
    public IReadOnlyList<FieldChange> DifferenceTo(Terms later) =>
        [.. Flat().Zip(later.Flat(), (before, after) => new FieldChange(before.Key, before.Value, after.Value))
            .Where(change => change.Before != change.After)];

    private IEnumerable<KeyValuePair<string, string?>> Flat() => [.. First(), .. Later()];

    /// <summary>The fields of the first form.</summary>
    private IEnumerable<KeyValuePair<string, string?>> First() =>
    [
        new("title", Title), new("type", Type), new("subType", SubType),
        .. Seller.Flat("seller"), .. Buyer.Flat("buyer"),
        new("totalAmount", Canonical.Of(TotalAmount)), new("technologyAmount", Canonical.Of(TechnologyAmount)),
        new("deductions", string.Join("; ", Deductions.Select(d => $"{d.What} {Canonical.Of(d.Amount)}"))),
        new("signedOn", Canonical.Of(SignedOn)), new("validFrom", Canonical.Of(ValidFrom)), new("validTo", Canonical.Of(ValidTo)),
        new("field", Field), new("ip", Ip), new("industry", Industry), new("paymentMode", PaymentMode), new("subject", Subject),
    ];

    /// <summary>Fields the form got later; a contract sealed before has none of them, and its hash stays what it was.</summary>
    private IEnumerable<KeyValuePair<string, string?>> Later() =>
        [new("planSource", PlanSource), new("objective", Objective), .. Particulars.Flat()];

    /// <summary>The terms as one text that is always the same for the same content; the certificate's hash is taken of it.</summary>
    public string ToCanonical() => string.Concat(First().Concat(Later().Where(field => field.Value is not null)).Select(field => $"{field.Key}={Canonical.Escape(field.Value)}\n"));
}

/// <summary>卖方 or 买方 of a contract.</summary>
internal sealed record Party
{
    /// <summary>The organisation in this market, if it is one.</summary>
    public Guid? OrganisationId { get; init; }
    public string Name { get; init; } = "";
    public string? CreditCode { get; init; }
    public string? District { get; init; }
    /// <summary>买/卖方性质, see <see cref="Events.Codes.PartyKinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>The same organisation under the same name; place and kind are the filer's to correct.</summary>
    public bool IsSameAs(Party other) => (OrganisationId, Name, CreditCode) == (other.OrganisationId, other.Name, other.CreditCode);

    internal IEnumerable<KeyValuePair<string, string?>> Flat(string side) =>
    [
        new($"{side}.name", Name), new($"{side}.creditCode", CreditCode), new($"{side}.district", District), new($"{side}.kind", Kind),
    ];
}

/// <summary>A part of the total that is not technology: equipment, parts, materials.</summary>
/// <param name="Amount">元.</param>
internal sealed record Deduction(string What, decimal Amount);

/// <summary>One changed field in the history.</summary>
internal sealed record FieldChange(string Field, string? Before, string? After);
