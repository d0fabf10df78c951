using Npgsql;
using NpgsqlTypes;
using Weft.Server.Database;

namespace Weft.Server.Insight.Figures;

/// <summary>Open cases that are not handled and red at this moment, by the group of a question. From the open ones alone: they are few.</summary>
internal static class OverdueNow
{
    public static async Task<Dictionary<string, long>> Count(FigureQuestion question, DateTimeOffset now, NpgsqlConnection connection, CancellationToken ct)
    {
        var sql = new Sql();
        sql.And("is_open and handled_at is null and region_path like {0}", NpgsqlDbType.Text, question.Region.Path.Value + "%");
        sql.And("least(coalesce(light_frozen_at, {0}), {0}) > due_at", NpgsqlDbType.TimestampTz, now.ToUniversalTime());
        sql.And(
            "date_trunc('month', reported_at at time zone 'Asia/Shanghai')::date between {0} and {1}",
            (NpgsqlDbType.Date, question.From), (NpgsqlDbType.Date, question.To));
        sql.AndWhen(question.Class, "class_code = {0}", NpgsqlDbType.Text);
        sql.AndWhen(question.Item, "item_code = {0}", NpgsqlDbType.Text);
        sql.AndWhen(question.Kind?.ToString(), "kind = {0}", NpgsqlDbType.Text);
        sql.AndWhen(question.Unit, "holder_unit_id = {0}", NpgsqlDbType.Uuid);

        var overdue = new Dictionary<string, long>();
        await using var command = sql.Command(connection, $"select {question.KeyOfCases(sql, "reported_at at time zone 'Asia/Shanghai'", "region_path", "holder_unit_id")}, count(*) from cases.cases where {sql.Where} group by 1");
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            overdue[row.GetString(0)] = row.GetInt64(1);
        }

        return overdue;
    }
}
