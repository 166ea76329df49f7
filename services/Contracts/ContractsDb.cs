using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMarket.Contracts.Amendments;
using TechMarket.Contracts.Certificates;
using TechMarket.Contracts.Claims;
using TechMarket.Contracts.Histories;
using TechMarket.Contracts.Lists;
using TechMarket.Contracts.Objections;
using TechMarket.Contracts.Organisations;
using TechMarket.Contracts.Receipts;
using TechMarket.Contracts.Registration;
using TechMarket.Contracts.Statistics;
using TechMarket.Contracts.Texts;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Contracts;

/// <summary>The schema <c>contracts</c>.</summary>
internal sealed class ContractsDb(DbContextOptions<ContractsDb> options) : ServiceDb(options, "contracts")
{
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<ContractChange> Changes => Set<ContractChange>();
    public DbSet<ChangeChain> Chains => Set<ChangeChain>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<ChangeRequest> Requests => Set<ChangeRequest>();
    public DbSet<ContractEdition> Editions => Set<ContractEdition>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<NumberCounter> Counters => Set<NumberCounter>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<Gdp> Gdp => Set<Gdp>();
    public DbSet<ContractSum> Sums => Set<ContractSum>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<RegistrationList> Lists => Set<RegistrationList>();
    public DbSet<ListedContract> ListedContracts => Set<ListedContract>();
    public DbSet<ContractText> Texts => Set<ContractText>();
    public DbSet<CertificatePaper> Papers => Set<CertificatePaper>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await this.ChainNewChanges(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);

    protected override void Shape(ModelBuilder model)
    {
        Importing.Map(model);
        ContractSum.Map(model);
        CertificatePaper.Map(model);
        ContractText.Map(model);
        model.Entity<Contract>(Contract);
        model.Entity<ContractChange>(change =>
        {
            change.ToTable("contract_changes");
            change.HasKey(c => c.Position);
            change.Property(c => c.Position).UseIdentityAlwaysColumn();
            change.Property(c => c.Fields).AsJson();
            change.HasIndex(c => new { c.ContractId, c.Position });
        });
        ChangeChain.Map(model);
        Claim.Map(model);
        ChangeRequest.Map(model);
        ContractEdition.Map(model);
        Objection.Map(model);
        Receipt.Map(model);
        RegistrationList.Map(model);
        model.Entity<Organisation>(organisation =>
        {
            organisation.HasKey(o => o.Id);
            organisation.HasIndex(o => o.CreditCode);
        });
        model.Entity<NumberCounter>(counter => counter.ToTable("number_counters").HasKey(c => new { c.Office, c.Year }));
        Statistics.Gdp.Map(model);
        model.Entity<Goal>(goal =>
        {
            goal.HasKey(g => new { g.Year, g.Scope });
            goal.Property(g => g.Growth).HasPrecision(9, 4);
            goal.HasVersion(g => g.Version);
        });
    }

    private static void Contract(EntityTypeBuilder<Contract> contract)
    {
        contract.HasVersion(c => c.Version);
        contract.Property(c => c.Edition).HasDefaultValue(1);
        TechMarket.Contracts.Contract.MapFigures(contract);
        TechMarket.Contracts.Contract.MapIncome(contract);
        TechMarket.Contracts.Contract.MapListing(contract);
        TechMarket.Contracts.Contract.MapTexts(contract);
        contract.ComplexProperty(c => c.Terms, terms =>
        {
            terms.ComplexProperty(t => t.Seller, party => Name(party, "seller_"));
            terms.ComplexProperty(t => t.Buyer, party => Name(party, "buyer_"));
            terms.Property(t => t.Deductions).AsJson();
            terms.Property(t => t.Particulars).AsJson();
            Name(terms, "");
        });
        contract.HasIndex(c => c.Number).IsUnique();
        contract.HasIndex(c => c.CaseId).IsUnique();
        contract.HasIndex(c => new { c.Source, c.ExternalId }).IsUnique();
        contract.HasIndex(c => new { c.Status, c.SubmittedAt });
        contract.HasIndex(c => new { c.RegisteredOn, c.Id }).HasFilter("status = 'registered'");
    }

    /// <summary>Columns are named for the field alone: <c>title</c>, <c>seller_name</c>.</summary>
    private static void Name<T>(ComplexPropertyBuilder<T> complex, string prefix) where T : notnull
    {
        foreach (var property in complex.Metadata.ComplexType.GetProperties())
        {
            property.SetColumnName(prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}

internal sealed class ContractsDbDesign : IDesignTimeDbContextFactory<ContractsDb>
{
    public ContractsDb CreateDbContext(string[] args) => new(Database.DesignOptions<ContractsDb>("contracts"));
}
