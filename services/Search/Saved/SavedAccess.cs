using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Search.Saved;

/// <summary>Whose saved searches are whose, and what their names and alerts look like.</summary>
internal static class SavedAccess
{
    /// <summary>Every person; services and other systems keep no searches.</summary>
    public static readonly string[] Everybody = [Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator];

    /// <summary>The caller's own, or 404.</summary>
    public static async Task<SavedSearch> MySearch(this SearchDb db, Guid id, Caller caller, CancellationToken stop) =>
        await db.Searches.SingleOrDefaultAsync(s => s.Id == id && s.AccountId == caller.Id, stop)
            ?? throw new NotHere("没有这个保存的搜索，可能已经删除。", "There is no such saved search; it may have been deleted.");

    public static IRuleBuilderOptions<TRequest, string?> Named<TRequest>(this IRuleBuilder<TRequest, string?> name) => name
        .NotEmpty().WithMessage(_ => T("请填写名称", "Give it a name"))
        .MaximumLength(100).WithMessage(_ => T("名称不超过 100 字", "The name must not exceed 100 characters"));

    public static IRuleBuilderOptions<TRequest, string?> KnownAlerts<TRequest>(this IRuleBuilder<TRequest, string?> alerts) => alerts
        .Must(value => SavedSearch.Known.Contains(value)).WithMessage(_ =>
            T("请选择提醒方式：none（不提醒）、instant（即时）或 daily（每天一次）", "Choose the alerts: none, instant or daily"));
}
