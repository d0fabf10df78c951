using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Privacy;

/// <summary>Table of contents of privacy: closing and opening personal data. It has no routes and no tables.</summary>
internal static class PrivacyModule
{
    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<Seal>();
    }
}
