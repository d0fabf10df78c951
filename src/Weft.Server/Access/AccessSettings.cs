using Microsoft.Extensions.Configuration;
using Weft.Core.Access;

namespace Weft.Server.Access;

/// <summary>What a city may set about sign-in. Section <c>Access</c>, and <c>Weft:Demo</c>.</summary>
internal sealed class AccessSettings(IConfiguration configuration)
{
    /// <summary>Accounts of the demo city can sign in only here.</summary>
    public bool Demo { get; } = configuration.GetValue("Weft:Demo", false);

    /// <summary>Demo accounts of administrators and auditors need no second factor in demo mode, unless <c>Access:TotpForDemo</c> says so.</summary>
    public bool TotpForDemo { get; } = configuration.GetValue("Access:TotpForDemo", false);

    public TimeSpan CookieLife { get; } = configuration.GetValue("Access:CookieLife", TimeSpan.FromHours(12));

    public TimeSpan TokenLife { get; } = configuration.GetValue("Access:TokenLife", TimeSpan.FromHours(1));

    /// <summary>A phone that was without signal for two weeks still sends what it holds.</summary>
    public TimeSpan RefreshLife { get; } = configuration.GetValue("Access:RefreshLife", TimeSpan.FromDays(30));

    /// <summary>Sign-ins and codes from one address; a town hall behind one address signs in at eight.</summary>
    public int SignInsAMinute { get; } = configuration.GetValue("Access:SignInsAMinute", 300);

    /// <summary>Administrators and auditors work with a second factor or not at all.</summary>
    public bool MustSetUpTotp(KnownAccount account, Actor actor) =>
        !account.TwoFactor && actor.Assignments.Any(one => NeedsSecondFactor(one.Role)) && (!account.Demo || TotpForDemo);

    public static bool NeedsSecondFactor(Role role) => role is Role.Administrator or Role.Auditor;
}
