using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Audit;

/// <summary>Who did what to the rules of the house: sign-ins and administration. Append only; the database refuses anything else.</summary>
internal sealed class AuditLog(WeftDb db, TimeProvider clock, IHttpContextAccessor http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>
    /// Adds an entry to the unit of work: it is kept if and only if the change it tells of is. Who and from where come from the
    /// request. The action says what was done, as in <c>unit.changed</c>; the region, whose auditors may read it, none for those
    /// of a whole city only; before and after hold no secret and no personal data of residents.
    /// </summary>
    public void Add(string action, string subject, Guid? subjectId, RegionPath? region, object? before = null, object? after = null)
    {
        var by = http.HttpContext?.Features.Get<SignedIn>()?.Actor;
        Add(action, by?.AccountId, by?.Name ?? "", subject, subjectId, region, before, after);
    }

    /// <summary>For what happens before or without a sign-in: whoever it was about is named by the caller.</summary>
    public void Add(
        string action, Guid? accountId, string accountName, string? subject, Guid? subjectId, RegionPath? region, object? before = null, object? after = null) =>
        db.Set<AuditEntry>().Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            At = clock.GetUtcNow(),
            Action = action,
            AccountId = accountId,
            AccountName = accountName,
            Subject = subject,
            SubjectId = subjectId,
            RegionPath = region?.Value,
            Before = before is null ? null : JsonSerializer.Serialize(before, Json),
            After = after is null ? null : JsonSerializer.Serialize(after, Json),
            Address = http.HttpContext?.Connection.RemoteIpAddress,
        });
}

internal sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Action { get; init; }
    public required Guid? AccountId { get; init; }
    public required string AccountName { get; init; }
    public required string? Subject { get; init; }
    public required Guid? SubjectId { get; init; }
    public required string? RegionPath { get; init; }
    public required string? Before { get; init; }
    public required string? After { get; init; }
    public required IPAddress? Address { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> table)
        {
            table.ToTable("entries", "audit");
            table.Property(entry => entry.Before).HasColumnType("jsonb");
            table.Property(entry => entry.After).HasColumnType("jsonb");
        }
    }
}
