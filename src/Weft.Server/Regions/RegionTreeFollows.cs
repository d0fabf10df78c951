using Microsoft.Extensions.Hosting;
using Weft.Server.Database;

namespace Weft.Server.Regions;

/// <summary>Fills the tree before the first request is answered, then keeps it as the database has it, whichever process changes it.</summary>
internal sealed class RegionTreeFollows(RegionTree tree, Changes changes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        changes.On("regions", (_, ct) => tree.Refresh(ct));
        await tree.Refresh(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
