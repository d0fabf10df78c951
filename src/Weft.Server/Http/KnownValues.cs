using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Weft.Server.Http;

/// <summary>What the framework lets through and a handler cannot use: numbers that no name of an enum has, texts in unknown character sets.</summary>
internal static class KnownValues
{
    /// <summary>Query parameters take any number for an enum; handlers switch over the names alone.</summary>
    public static EndpointFilterDelegate OnlyDefinedNames(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var enums = context.MethodInfo.GetParameters().Where(parameter => EnumOf(parameter) is not null).ToArray();
        return enums.Length == 0
            ? next
            : async call => enums.FirstOrDefault(parameter => call.Arguments[parameter.Position] is { } value && !Enum.IsDefined(EnumOf(parameter)!, value)) is { } wrong
                ? RequestProblems.Malformed.Answer(("errors", new[] { UnreadField.NotRight(wrong.Name!) }))
                : await next(call);
    }

    public static void UseKnownCharacterSets(this IApplicationBuilder app) => app.Use((http, next) =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset.Length > 0 && !IsKnown(type.Charset.ToString().Trim('"'))
            ? RequestProblems.MediaType.Answer().ExecuteAsync(http)
            : next(http));

    private static Type? EnumOf(ParameterInfo parameter) =>
        (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) is { IsEnum: true } type ? type : null;

    private static bool IsKnown(string name)
    {
        try
        {
            return Encoding.GetEncoding(name) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
