using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TechMarket.Platform.Errors;

/// <summary>Two did at the same moment what only one may: the database let the first one through.</summary>
public static class Twice
{
    /// <summary>True for whoever came second.</summary>
    public static bool Is(DbUpdateException failed) => failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
