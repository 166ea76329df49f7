using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Drafts;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Receipts;

/// <summary>核定: a registrar of neither party takes a receipt for 技术性收入 whole, in part (equipment and material were paid with it) or not at all.</summary>
internal static class VerifyReceipt
{
    public const string Whole = "whole";
    public const string Part = "part";
    public const string Refuse = "refused";

    /// <param name="Outcome">whole, part or refused.</param>
    /// <param name="Amount">元; with part only, and less than what came in.</param>
    /// <param name="Reason">Needed unless the whole is verified.</param>
    internal sealed record Request(string? Outcome, decimal? Amount, string? Reason);

    /// <param name="Verified">Of the contract, all in all, 元.</param>
    /// <param name="Room">What may still be verified, 元.</param>
    internal sealed record Response(Guid Id, string Status, decimal? Amount, decimal Verified, decimal Room);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Outcome).Must(outcome => outcome is Whole or Part or Refuse)
                .WithMessage(_ => T("请选择：whole 全额核定，part 部分核定，refused 不予核定", "Choose whole, part or refused"));
            RuleFor(r => r.Amount).Must(amount => amount > 0 && EditDraft.Money(amount)).When(r => r.Outcome == Part)
                .WithMessage(_ => T("部分核定时请填写核定金额，须大于 0、最多两位小数（元）", "Enter the part that is verified: above 0, in 元, with at most 2 decimals"));
            RuleFor(r => r.Reason).NotEmpty().When(r => r.Outcome is Part or Refuse).WithMessage(_ => T("部分核定或不予核定时请说明理由", "Say why not the whole is verified"));
            RuleFor(r => r.Reason).MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/receipts/{receipt:guid}/decision", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("VerifyReceipt").WithSummary("Verify what of a receipt is income from technology (If-Match of the contract)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Guid receipt, Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var contract = await db.ForReview(id, caller, now, stop);
        http.MustHaveSeen(contract.Version);
        var reported = await db.Receipts.SingleOrDefaultAsync(one => one.Id == receipt && one.ContractId == id, stop)
            ?? throw new NotHere("没有找到这笔到账。", "There is no such receipt.");
        contract.MustBeInForce();
        var (before, amount) = (contract.VerifiedIncome, Amount(request, reported));
        reported.Decide(amount, string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(), caller, now);
        contract.VerifyIncome(amount ?? 0);
        db.Changes.Add(ContractChange.Of(contract, $"income-{request.Outcome}", caller, now, reported.Reason,
        [
            new("receipt.voucher", reported.Voucher, reported.Voucher), new("receipt.verified", Canonical.Of(reported.Amount), Canonical.Of(amount ?? 0)),
            new("verifiedIncome", Canonical.Of(before), Canonical.Of(contract.VerifiedIncome)),
        ]));
        await db.SaveChangesAsync(stop);
        http.Tag(contract.Version);
        return Results.Ok(new Response(reported.Id, reported.Status, amount, contract.VerifiedIncome, contract.RoomForIncome));
    }

    private static decimal? Amount(Request request, Receipt reported) => request.Outcome switch
    {
        Whole => reported.Amount,
        Refuse => null,
        _ when request.Amount < reported.Amount => request.Amount,
        _ => throw new ShapeWrong("amount", $"部分核定的金额须小于到账金额 {Canonical.Of(reported.Amount)} 元；全额请选“全额核定”。",
            $"A part is less than the CNY {Canonical.Of(reported.Amount)} that came in; to verify all of it choose whole."),
    };
}
