using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Identity.Accounts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Brokers;

/// <summary>A broker submits a certificate, the first or another one; an official confirms it.</summary>
internal static class SubmitCertificate
{
    /// <param name="Grade">junior, intermediate or senior.</param>
    /// <param name="IssuedOn">yyyy-MM-dd, not in the future.</param>
    /// <param name="Fields">技术领域 the broker knows, 01–11.</param>
    internal sealed record Request(string? CertificateNumber, string? Grade, string? IssuedBy, DateOnly? IssuedOn, IReadOnlyList<string>? Fields);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape(TimeProvider clock)
        {
            RuleFor(r => r.CertificateNumber).Required(60, "请填写证书编号", "Enter the certificate number");
            RuleFor(r => r.Grade).Must(BrokerGrades.All.Has)
                .WithMessage(_ => T("请选择证书等级：", "Choose the grade: ") + BrokerGrades.All.Labels());
            RuleFor(r => r.IssuedBy).Required(100, "请填写发证机构", "Enter who issued it");
            RuleFor(r => r.IssuedOn).NotNull().WithMessage(_ => T("请填写发证日期", "Enter the date of issue"))
                .LessThanOrEqualTo(_ => clock.Today()).WithMessage(_ => T("发证日期不能晚于今天", "The date of issue cannot be in the future"));
            RuleFor(r => r.Fields).NotEmpty().WithMessage(_ => T("请至少选择一个熟悉的技术领域", "Choose at least one field you know"));
            RuleForEach(r => r.Fields).Must(Fields.All.Has).WithMessage(_ => T("没有这个技术领域", "There is no such field"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/identity/brokers/me", Handle).Check<Request>().For(Roles.Broker)
        .WithName("SubmitCertificate").WithSummary("Submit my broker's certificate").Produces<BrokerView>().ProducesProblem(409);

    private static async Task<BrokerView> Handle(Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var account = await db.Me(caller, stop);
        var broker = await db.Brokers.SingleOrDefaultAsync(b => b.AccountId == account.Id, stop);
        if (broker is null)
        {
            broker = new Broker
            {
                AccountId = account.Id, CertificateNumber = "", Grade = "", IssuedBy = "", IssuedOn = default, Fields = [], Status = Broker.Waiting,
            };
            db.Brokers.Add(broker);
        }
        broker.Submit(request.CertificateNumber!, request.Grade!, request.IssuedBy!, request.IssuedOn!.Value, request.Fields!, clock.GetUtcNow());
        await db.SaveUnique(stop);
        return BrokerView.Of(broker, account);
    }
}
