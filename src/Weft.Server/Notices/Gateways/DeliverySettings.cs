using System.Net;

namespace Weft.Server.Notices.Gateways;

/// <summary>How gateways send, section <c>Notices</c> of the configuration.</summary>
internal sealed class DeliverySettings
{
    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after the first failure; it doubles with each further one, up to an hour.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    public int MostTries { get; set; } = 20;

    /// <summary>A delivery that fails after this time is given up, however few its tries.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Networks such as <c>10.20.0.0/16</c> that gateways may reach although they are not public. Empty on purpose: an address
    /// typed into a subscription must not become a way into the machine room.
    /// </summary>
    public string[] PrivateTargets { get; set; } = [];

    public IEnumerable<IPNetwork> Allowed => PrivateTargets.Select(IPNetwork.Parse);

    /// <summary>Exponential, capped, with jitter of a fifth: receivers that come back are not met by everything at once.</summary>
    public TimeSpan Pause(int failures)
    {
        var seconds = Math.Min(FirstRetry.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30)), 3600);
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * Random.Shared.NextDouble())));
    }
}
