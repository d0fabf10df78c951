using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Database;

namespace Weft.Server.Tests.Architecture;

public class TableMappingTests(WeftApp app) : IClassFixture<WeftApp>
{
    private sealed record Column(string Name, bool IsNullable);

    [Fact]
    public async Task Every_mapped_column_is_in_the_migrated_database_and_as_optional_as_there()
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<WeftDb>();

        var migrated = (await db.Database
            .SqlQuery<Column>($"""
                select table_schema || '.' || table_name || '.' || column_name as name, is_nullable = 'YES' as is_nullable
                from information_schema.columns
                """)
            .ToListAsync(TestContext.Current.CancellationToken)).ToDictionary(column => column.Name, column => column.IsNullable);

        var mapped =
            from table in db.Model.GetEntityTypes()
            where table.GetTableName() is not null
            from column in table.GetProperties()
            where column.GetColumnName() != "xmin"
            select ($"{table.GetSchema()}.{table.GetTableName()}.{column.GetColumnName()}", column.IsNullable);

        var strays = mapped.Where(column => !migrated.TryGetValue(column.Item1, out var nullable) || nullable != column.IsNullable);
        strays.ShouldBeEmpty();
    }
}
