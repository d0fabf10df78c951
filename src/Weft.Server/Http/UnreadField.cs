using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Weft.Server.Http;

/// <summary>Which field of a request the framework could not read: it says so in its exceptions and nowhere else.</summary>
internal static partial class UnreadField
{
    /// <summary>Null where the whole request is at fault, or where it is not said.</summary>
    public static FieldFault? Of(BadHttpRequestException exception) => exception switch
    {
        { StatusCode: not StatusCodes.Status400BadRequest } => null,
        { InnerException: JsonException { Path: ['$', '.', .. { Length: > 0 and < 200 } path] } } =>
            NotRight(path),
        _ when Missing().Match(exception.Message) is { Success: true } found =>
            new FieldFault(found.Groups["name"].Value, "缺少此参数。", "This parameter is missing."),
        _ when Unbound().Match(exception.Message) is { Success: true } found =>
            NotRight(found.Groups["name"].Value),
        _ => null,
    };

    public static FieldFault NotRight(string field) => new(field, "取值或类型不正确。", "The value or its type is not right.");

    // Required parameter "Guid region" was not provided from query string.
    [GeneratedRegex("""^Required parameter "\S.* (?<name>\w+)" was not provided""")]
    private static partial Regex Missing();

    // Failed to bind parameter "Nullable<int> size" from "many".
    [GeneratedRegex("""^Failed to bind parameter "\S.* (?<name>\w+)" from""", RegexOptions.Singleline)]
    private static partial Regex Unbound();
}
