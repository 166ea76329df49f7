namespace TechMarket.Platform.Auth;

/// <summary>Who somebody is in the market. Officials are registrars and supervisors.</summary>
public static class Roles
{
    public const string Enterprise = "enterprise";
    public const string Institute = "institute";
    public const string Broker = "broker";
    /// <summary>登记员: accepts, returns, refuses and registers contracts.</summary>
    public const string Registrar = "registrar";
    /// <summary>主管部门: verifies organisations, reviews listings, sets goals, reads all statistics.</summary>
    public const string Supervisor = "supervisor";
    public const string Administrator = "administrator";
    /// <summary>Another service of this market, or a command of its operator.</summary>
    public const string Service = "service";

    /// <summary>Another system, let in by an administrator: loads listings and reads registered contracts, nothing else of others.</summary>
    public const string Integration = "integration";

    public static readonly IReadOnlyList<string> All = [Enterprise, Institute, Broker, Registrar, Supervisor, Administrator, Service, Integration];
}
