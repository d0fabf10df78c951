using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Weft.Server.Regions;

/// <summary>
/// Whoever changed the map sees the change with their next request: this process does not wait for the announcement.
/// Hangs on the commit because the transaction may be the request's, which ends after the handler.
/// </summary>
internal sealed class RefreshAfterCommit(RegionTree tree) : DbTransactionInterceptor
{
    public bool Wanted { get; set; }

    public override async Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Wanted)
        {
            Wanted = false;
            await tree.Refresh(CancellationToken.None);
        }
    }
}
