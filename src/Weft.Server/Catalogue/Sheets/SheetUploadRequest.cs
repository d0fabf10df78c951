using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Weft.Server.Http;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>The form as the API description shows it.</summary>
/// <param name="File">An .xlsx or .csv file of at most 20 MB.</param>
/// <param name="Layout">The code of a shipped layout; Weft's own when absent.</param>
/// <param name="Mapping">A layout of one's own, as JSON, instead of a shipped one.</param>
internal sealed record SheetUploadForm(IFormFile File, string? Layout, string? Mapping);

/// <summary>An uploaded sheet. Its hash stands for its content where requests are compared.</summary>
internal sealed record SheetUploadRequest(string? Sha256, string? Layout, string? Mapping)
{
    public const int MostBytes = 20 * 1024 * 1024;
    private const int MostMappingCharacters = 100_000;

    [JsonIgnore]
    public byte[] Content { get; init; } = [];

    /// <summary>Why there is nothing to read; null when there is.</summary>
    [JsonIgnore]
    public ProblemCode? Problem { get; init; }

    public static async ValueTask<SheetUploadRequest?> BindAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return Without(CatalogueProblems.FileMissing);
        }

        try
        {
            var form = await http.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = MostMappingCharacters }, http.RequestAborted);
            return form.Files["file"] is { Length: > 0 } file ? await Read(file, form, http.RequestAborted) : Without(CatalogueProblems.FileMissing);
        }
        catch (InvalidDataException)
        {
            return Without(CatalogueProblems.SheetTooLarge);
        }
    }

    private static async Task<SheetUploadRequest> Read(IFormFile file, IFormCollection form, CancellationToken ct)
    {
        var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return new SheetUploadRequest(Convert.ToHexString(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length))), Text("layout"), Text("mapping"))
        {
            Content = content.ToArray(),
        };

        string? Text(string name) => form[name].ToString() is { Length: > 0 } text ? text : null;
    }

    private static SheetUploadRequest Without(ProblemCode problem) => new(null, null, null) { Problem = problem };
}
