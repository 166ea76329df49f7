using TechMarket.Events.Codes;
using TechMarket.Listings.Needs;
using TechMarket.Platform.Importing;

namespace TechMarket.Listings.Imports;

/// <summary>A row of a file of needs; only id and title must be there. Budgets in 元.</summary>
internal sealed record NeedRow(ListedRow Listed, string? Problem, string? Improvement, string? Worth, decimal? BudgetFrom, decimal? BudgetTo, DateOnly? Deadline, string? Confidential);

/// <summary>Takes in needs, published at once.</summary>
internal sealed class ImportNeeds(ListingsDb db, TimeProvider clock) : IImport<NeedRow>
{
    public NeedRow Read(ImportRow row)
    {
        var read = new NeedRow(
            ListedRow.Read(row), row.FirstOf(20_000, "problem", "text", "description"), row.Text("improvement"), row.Text("worth"),
            row.Number("budgetFrom"), row.Number("budgetTo"), row.Day("deadline"), row.Text("confidential"));
        if (read.BudgetTo < read.BudgetFrom)
        {
            row.Wrong("budgetTo", "预算上限低于下限", "The budget's upper bound is below its lower bound");
        }
        return read;
    }

    public string IdOf(NeedRow row) => row.Listed.Id;

    public Task<Applied> Apply(IReadOnlyList<Imported<NeedRow>> rows, string source, CancellationToken stop) =>
        new ApplyListings(db, source, clock.GetUtcNow()).Apply(db.Needs, rows, row => row.Listed, Write, stop);

    private static void Write(Need need, NeedRow row)
    {
        need.Problem = row.Problem;
        need.Improvement = row.Improvement;
        need.Worth = row.Worth;
        need.BudgetFrom = row.BudgetFrom;
        need.BudgetTo = row.BudgetTo;
        need.Deadline = row.Deadline;
        need.Confidential = row.Confidential;
    }
}
