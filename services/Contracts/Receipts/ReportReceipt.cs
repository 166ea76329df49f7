using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Drafts;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Receipts;

/// <summary>The seller of a registered contract reports money that came in, to have its 技术性收入 verified.</summary>
internal static class ReportReceipt
{
    /// <param name="Amount">元, above 0, two decimals at most.</param>
    /// <param name="ReceivedOn">Not before the contract was signed and not in the future.</param>
    /// <param name="Voucher">发票或凭证号.</param>
    internal sealed record Request(decimal? Amount, DateOnly? ReceivedOn, string? Voucher, string? Note);

    internal sealed record Response(Guid Id, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Amount).Must(amount => amount > 0 && EditDraft.Money(amount))
                .WithMessage(_ => T("请填写到账金额，须大于 0、最多两位小数（元）", "Enter the amount that came in: above 0, in 元, with at most 2 decimals"));
            RuleFor(r => r.ReceivedOn).NotNull().WithMessage(_ => T("请填写到账日期", "Enter the day it came in"));
            RuleFor(r => r.Voucher).NotEmpty().WithMessage(_ => T("请填写发票或凭证号", "Enter the number of the invoice or voucher"))
                .MaximumLength(100).WithMessage(_ => T("不超过 100 字", "At most 100 characters"));
            RuleFor(r => r.Note).MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/receipts", Handle).Check<Request>()
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("ReportReceipt").WithSummary("Report money that came in for a registered contract").CreatesOnce<ContractsDb>().Produces<Response>(201)
        .ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Request request, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        await using var commit = await db.Begin(stop);
        var (now, contract) = (clock.GetUtcNow(), await db.OwnAlone(id, caller, stop));
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        var receipt = db.Receipts.Add(Receipt.Of(contract, request.Amount!.Value, request.ReceivedOn!.Value, request.Voucher!.Trim(), note, caller, now)).Entity;
        await MustBeNew(receipt, db, stop);
        db.Changes.Add(ContractChange.Of(contract, "income-reported", caller, now, note,
        [
            new("receipt.amount", null, Canonical.Of(receipt.Amount)), new("receipt.receivedOn", null, Canonical.Of(receipt.ReceivedOn)), new("receipt.voucher", null, receipt.Voucher),
        ]));
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return Results.Created($"/api/contracts/{id}/receipts", new Response(receipt.Id, receipt.Status));
    }

    /// <summary>The same money is reported once; what was refused may be reported anew.</summary>
    private static async Task MustBeNew(Receipt receipt, ContractsDb db, CancellationToken stop)
    {
        if (await db.Receipts.AnyAsync(other => other.ContractId == receipt.ContractId && other.Voucher == receipt.Voucher && other.Amount == receipt.Amount
            && other.ReceivedOn == receipt.ReceivedOn && other.Status != Receipt.Refused, stop))
        {
            throw new RuleBroken("receipt.twice", "同一凭证号、同一日期、同一金额的到账已经报告过，无需再次报告；确是另一笔款项的，请填写它自己的凭证号。",
                "Money of this voucher, day and amount has been reported already; if this is other money, give its own voucher number.");
        }
    }
}
