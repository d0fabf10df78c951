using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Server.Database;

namespace Weft.Server.Catalogue;

/// <summary>Replaces what a draft holds, thousands of items at a time, within the transaction the caller has open.</summary>
internal static class CatalogueWriter
{
    public static async Task Replace(WeftDb db, Guid draft, IReadOnlyList<CatalogueClass> classes, IReadOnlyList<CatalogueItem> items, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"delete from catalogue.items where version_id = {draft}", ct);
        await db.Database.ExecuteSqlAsync($"delete from catalogue.classes where version_id = {draft}", ct);

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var fresh = items.Select(item => item with { Id = Guid.CreateVersion7(), VersionId = draft }).ToList();
        await WriteClasses(connection, draft, classes, ct);
        await WriteItems(connection, fresh, ct);
        await WriteConditions(connection, fresh, ct);
    }

    private static async Task WriteClasses(NpgsqlConnection connection, Guid draft, IReadOnlyList<CatalogueClass> classes, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy catalogue.classes (version_id, code, parent_code, name, english_name, kind) from stdin (format binary)", ct);
        foreach (var one in classes)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(draft, NpgsqlDbType.Uuid, ct);
            await Write(copy, one.Code, ct);
            await Write(copy, one.ParentCode, ct);
            await Write(copy, one.Name, ct);
            await Write(copy, one.EnglishName, ct);
            await Write(copy, one.Kind.ToString(), ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task WriteItems(NpgsqlConnection connection, List<CatalogueItem> items, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy catalogue.items (id, version_id, code, name, english_name, class_code, kind, level, responsible_unit_kind, responsible_unit_id,
                supervising, responsible, photo_on_report, photo_on_handling, anonymous_allowed, keywords, procedure_code, legal_basis,
                collection_rule, duplicate_radius_metres) from stdin (format binary)
            """, ct);
        foreach (var item in items)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(item.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(item.VersionId, NpgsqlDbType.Uuid, ct);
            await Write(copy, item.Code, ct);
            await Write(copy, item.Name, ct);
            await Write(copy, item.EnglishName, ct);
            await Write(copy, item.ClassCode, ct);
            await Write(copy, item.Kind.ToString(), ct);
            await Write(copy, item.Level.ToString(), ct);
            await Write(copy, item.ResponsibleUnitKind?.ToString(), ct);
            await (item.ResponsibleUnitId is { } unit ? copy.WriteAsync(unit, NpgsqlDbType.Uuid, ct) : copy.WriteNullAsync(ct));
            await Write(copy, item.Supervising, ct);
            await Write(copy, item.Responsible, ct);
            await copy.WriteAsync(item.Evidence.PhotoOnReport, NpgsqlDbType.Boolean, ct);
            await copy.WriteAsync(item.Evidence.PhotoOnHandling, NpgsqlDbType.Boolean, ct);
            await copy.WriteAsync(item.AnonymousAllowed, NpgsqlDbType.Boolean, ct);
            await Write(copy, item.Keywords, ct);
            await Write(copy, item.ProcedureCode, ct);
            await Write(copy, item.LegalBasis, ct);
            await Write(copy, item.CollectionRule, ct);
            await copy.WriteAsync(item.DuplicateRadiusMetres, NpgsqlDbType.Integer, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task WriteConditions(NpgsqlConnection connection, List<CatalogueItem> items, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy catalogue.conditions (item_id, number, acceptance, sign_for_amount, sign_for_unit, handle_amount, handle_unit, completion)
                from stdin (format binary)
            """, ct);
        foreach (var (item, condition) in items.SelectMany(item => item.Conditions.Select(condition => (item, condition))))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(item.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(condition.Number, NpgsqlDbType.Integer, ct);
            await Write(copy, condition.Acceptance, ct);
            await Write(copy, condition.SignFor, ct);
            await Write(copy, condition.Handle, ct);
            await Write(copy, condition.Completion, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static Task Write(NpgsqlBinaryImporter copy, string? text, CancellationToken ct) =>
        text is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(text, NpgsqlDbType.Text, ct);

    private static Task Write(NpgsqlBinaryImporter copy, IReadOnlyList<string> words, CancellationToken ct) =>
        copy.WriteAsync(words.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);

    private static async Task Write(NpgsqlBinaryImporter copy, Limit? limit, CancellationToken ct)
    {
        if (limit is { } given)
        {
            await copy.WriteAsync(given.Amount, NpgsqlDbType.Integer, ct);
            await Write(copy, given.Unit.ToString(), ct);
        }
        else
        {
            await copy.WriteNullAsync(ct);
            await copy.WriteNullAsync(ct);
        }
    }
}
