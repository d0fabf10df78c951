using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Procedures;

/// <summary>Table of contents of procedures: every route and every service they add.</summary>
internal static class ProceduresModule
{
    public const string Schema = "procedures";

    public static void AddProcedures(this IServiceCollection services) => services.AddSingleton<ProcedureBook>();
}
