using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Cases;
using Weft.Server.History;

namespace Weft.Server.Tests.History;

/// <summary>A city that has nothing yet but the cast beside it, and imports into it.</summary>
public sealed class Importing(Postgres postgres) : IAsyncLifetime
{
    public WeftApp App { get; } = new(postgres);

    public string Folder { get; } = Directory.CreateTempSubdirectory("weft-import").FullName;

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    internal async Task<ImportResult> Run(string map, string data, bool dryRun = false, string? by = null, Action<long>? afterPortion = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var options = new ImportOptions(map, data, dryRun, Path.Combine(Folder, Path.GetFileName(data) + ".rejects.csv"), by);
        return await scope.ServiceProvider.GetRequiredService<ImportCases>()
            .Run(options, new ImportProgress(TextWriter.Null), TestContext.Current.CancellationToken, afterPortion);
    }

    /// <summary>How many timelines were checked; every one must be whole.</summary>
    public async Task<long> Verify()
    {
        var broken = new List<string>();
        var count = await App.Services.GetRequiredService<VerifyTimelines>().Run(one => broken.Add($"{one.Number}: {one.Fault}"), TestContext.Current.CancellationToken);
        broken.ShouldBeEmpty();
        return count;
    }

    public async Task<T?> Ask<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(App.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : default;
    }

    public async Task<List<string>> Rows(string sql)
    {
        await using var source = NpgsqlDataSource.Create(App.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : row.GetValue(i).ToString())));
        }

        return rows;
    }
}
