using TechMarket.Platform.Auth;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Shell;

/// <summary>What people call the roles.</summary>
public static class RoleNames
{
    public static string Of(string role) => role switch
    {
        Roles.Enterprise => T("企业", "Enterprise"),
        Roles.Institute => T("高校院所", "Institute"),
        Roles.Broker => T("技术经纪人", "Broker"),
        Roles.Registrar => T("合同登记员", "Registrar"),
        Roles.Supervisor => T("主管部门", "Supervisor"),
        Roles.Administrator => T("系统管理员", "Administrator"),
        _ => role,
    };
}
