using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Units;

/// <summary>Table of contents of units, stations and departments: every route and every service it adds.</summary>
internal static class UnitsModule
{
    public static void AddUnits(this IServiceCollection services) => services.AddSingleton<UnitDirectory>();

    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Units");

        ListUnits.Map(units);
        GetUnit.Map(units);
        CreateUnit.Map(units);
        ChangeUnit.Map(units);
        DeactivateUnit.Map(units);
        ActivateUnit.Map(units);
    }
}
