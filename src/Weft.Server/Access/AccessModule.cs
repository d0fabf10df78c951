using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <summary>Table of contents of accounts and sign-in: every route and every service it adds.</summary>
internal static class AccessModule
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessSettings>();
        services.AddSingleton<KnownAccounts>();
        services.AddSingleton<Standing>();
        services.AddSingleton<AddressLimits>();
        services.AddSingleton<SignInFailures>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Me>();
        services.AddScoped<AccountScope>();
        services.AddScoped<AccountAnswers>();
        services.AddScoped<AssignmentRules>();
        services.AddScoped<LastAdministrator>();
        services.AddScoped<KeyOwners>();
        services.AddSingleton<PhoneCodes>();
        services.AddSingleton<TextMessages>();
        services.AddScoped<PhoneSignIn>();
        services.AddScoped<Passwords>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasswordSignIn>();
        services.AddHostedService<AccessSweep>();
        services.AddSingleton<KeyLimits>();
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());

        services.AddIdentityCore<Account>(identity => identity.User.AllowedUserNameCharacters = "").AddUserStore<AccountStore>();
        services.AddSignIn();
        services.AddSharedKeys();
    }

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");

        SignInByCookie.Map(session);
        SignInByToken.Map(session);
        RefreshToken.Map(session);
        GetMe.Map(session);
        SignOut.Map(session);
        ChangePassword.Map(session);
        BeginTotp.Map(session);
        ConfirmTotp.Map(session);
        TakeOffTotp.Map(session);
        SendPhoneCode.Map(session);
        SignInByPhone.Map(session);

        var accounts = api.MapGroup("/accounts").WithTags("Accounts");

        ListRoles.Map(accounts);
        ListAccounts.Map(accounts);
        CreateAccount.Map(accounts);
        GetAccount.Map(accounts);
        ChangeAccount.Map(accounts);
        DeactivateAccount.Map(accounts);
        ActivateAccount.Map(accounts);
        ResetPassword.Map(accounts);
        AddAssignment.Map(accounts);
        EndAssignment.Map(accounts);
        MakeFirstAdministrator.Map(api);

        var keys = accounts.MapGroup("/{id:guid}/keys").WithTags("Keys");

        ListKeys.Map(keys);
        CreateKey.Map(keys);
        RevokeKey.Map(keys);
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, any => any.ForwardDefaultSelector = http =>
                ApiKeyHandler.IsOn(http.Request) ? Schemes.Key
                : http.Request.Headers.ContainsKey("Authorization") ? Schemes.Bearer
                : Schemes.Cookie)
            .AddCookie(Schemes.Cookie, cookie => cookie.Cookie = new SessionCookie())
            .AddBearerToken(Schemes.Bearer)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.Key, null);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(Schemes.Cookie)
            .Configure<AccessSettings>((cookie, settings) => cookie.ExpireTimeSpan = settings.CookieLife);
        services.AddOptions<Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions>(Schemes.Bearer)
            .Configure<AccessSettings>((bearer, settings) =>
                (bearer.BearerTokenExpiration, bearer.RefreshTokenExpiration) = (settings.TokenLife, settings.RefreshLife));

        services.AddAuthorization();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ProblemsInsteadOfChallenges>();
    }

    private static void AddSharedKeys(this IServiceCollection services)
    {
        services.AddSingleton<SharedKeys>();
        services.AddDataProtection().SetApplicationName("weft");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys =>
                (keys.XmlRepository, keys.XmlEncryptor) = (provider.GetRequiredService<SharedKeys>(), new CloseXml(provider.GetRequiredService<Seal>()))));
    }
}
