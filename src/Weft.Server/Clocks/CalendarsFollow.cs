using Microsoft.Extensions.Hosting;
using Weft.Server.Database;

namespace Weft.Server.Clocks;

/// <summary>Loads the calendars before the first request is answered, then keeps them as the database has them.</summary>
internal sealed class CalendarsFollow(Calendars calendars, Changes changes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        changes.On("clocks", (_, ct) => calendars.Refresh(ct));
        await calendars.Refresh(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
