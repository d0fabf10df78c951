using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Procedures;

/// <summary>Table of contents of procedures: every route and every service they add.</summary>
internal static class ProceduresModule
{
    public const string Schema = "procedures";

    public static void AddProcedures(this IServiceCollection services)
    {
        services.AddSingleton<ProcedureBook>();
        services.AddHostedService<ProcedureBookOpens>();
        services.AddScoped<ProcedureStore>();
    }

    public static void MapProcedures(this IEndpointRouteBuilder api)
    {
        var procedures = api.MapGroup("/procedures").WithTags("Procedures");

        ListProcedures.Map(procedures);
        GetProcedure.Map(procedures);
        CreateProcedure.Map(procedures);
        ChangeProcedure.Map(procedures);

        ListChoices.Map(procedures);
        ChooseProcedure.Map(procedures);
        RemoveChoice.Map(procedures);
        PreviewChoice.Map(procedures);
    }
}
