using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Copies;

/// <summary>A broker an official decided on; only those whose certificate is valid may take cases.</summary>
internal sealed class KnownBroker
{
    /// <summary>The broker's account.</summary>
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string Name { get; init; }
    public required string CertificateNumber { get; init; }
    /// <summary>junior, intermediate or senior.</summary>
    public required string Grade { get; init; }
    /// <summary>False once it was refused or withdrawn; the row stays, so that an older word does not make it valid again.</summary>
    public bool Valid { get; init; } = true;
}

/// <summary>Keeps the copy of a broker's certificate.</summary>
internal sealed class KnowBroker(MatchingDb db) : IConsume<BrokerCertified>
{
    public Task Consume(BrokerCertified heard, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        insert into matching.brokers (id, version, name, certificate_number, grade, valid)
        values ({heard.BrokerId}, {heard.Version}, {heard.Name}, {heard.CertificateNumber}, {heard.Grade}, {heard.Valid})
        on conflict (id) do update set version = excluded.version, name = excluded.name,
          certificate_number = excluded.certificate_number, grade = excluded.grade, valid = excluded.valid
        where brokers.version < excluded.version
        """, stop);
}
