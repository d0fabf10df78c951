using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scalar.AspNetCore;
using Weft.Server.Access;
using Weft.Server.Attachments;
using Weft.Server.Audit;
using Weft.Server.Cases;
using Weft.Server.Catalogue;
using Weft.Server.Clocks;
using Weft.Server.Database;
using Weft.Server.Demo;
using Weft.Server.Faces;
using Weft.Server.History;
using Weft.Server.Http;
using Weft.Server.Insight;
using Weft.Server.LiveFeed;
using Weft.Server.Notices;
using Weft.Server.Privacy;
using Weft.Server.Procedures;
using Weft.Server.Regions;
using Weft.Server.Units;
using Weft.Server.Work;

namespace Weft.Server;

/// <summary>The whole server, module by module. A host calls these two methods and nothing else.</summary>
public static class WeftServer
{
    public static void AddWeft(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that Failures can name the field
        services.AddExceptionHandler<Failures>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict; // a number in quotes is a mistake, and the description says number
        });
        services.AddSingleton(_ => NpgsqlDataSource.Create(
            configuration.GetConnectionString("Weft") ?? throw new InvalidOperationException("ConnectionStrings:Weft is not set.")));
        services.AddDbContext<WeftDb>((provider, db) =>
            db.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());

        services.AddSingleton<Changes>();
        services.AddHostedService(provider => provider.GetRequiredService<Changes>());
        services.AddSingleton<StartHealth>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<StartHealth>("start");

        // One line a module.
        services.AddPrivacy();
        services.AddAudit();
        services.AddUnits();
        services.AddAccess();
        services.AddRegions(configuration);
        services.AddClocks();
        services.AddAttachments(configuration);
        services.AddWork();
        services.AddNotices(configuration);
        services.AddLiveFeed();
        services.AddCatalogue();
        services.AddProcedures();
        services.AddCases();
        services.AddInsight();
        services.AddHistory();
        services.AddDemo(configuration);
        services.AddRateLimiter(limits => limits.OnRejected = (context, _) => new ValueTask(RequestProblems.TooMany.Answer().ExecuteAsync(context.HttpContext)));
    }

    public static void MapWeft(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseSafeHeaders();
        app.UseFaces();
        Failures.UseFailures(app);

        app.UseKnownCharacterSets();

        // Everything below /api needs a sign-in, unless a route says AllowAnonymous.
        app.UseAuthentication();
        app.UseMiddleware<ActorOfRequest>();
        app.UseAuthorization();
        app.UseRateLimiter();

        // Live: the process answers. Ready: it can serve, so send it requests.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();

        app.MapOpenApi("/openapi.json");

        // Nothing from the internet: a city's network has none, and what its people try out here is nobody's business.
        app.MapScalarApiReference("/docs", docs => docs.WithOpenApiRoutePattern("/openapi.json")
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton());

        var api = app.MapGroup("/api")
            .RequireAuthorization()
            .AddEndpointFilter<Idempotency>()
            .AddEndpointFilterFactory(KnownValues.OnlyDefinedNames)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

        // One line a module.
        api.MapRegions();
        api.MapClocks();
        api.MapAccess();
        api.MapAudit();
        api.MapUnits();
        api.MapAttachments();
        api.MapWork();
        api.MapNotices();
        api.MapLiveFeed();
        api.MapCases();
        api.MapCatalogue();
        api.MapProcedures();
        api.MapInsight();
    }
}
