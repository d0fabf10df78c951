using Microsoft.Extensions.Hosting;

namespace Weft.Server.Procedures;

/// <summary>Puts the shipped procedures into a new database and all of them into memory, before the first request is answered.</summary>
internal sealed class ProcedureBookOpens(ProcedureBook book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        book.Reload();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
