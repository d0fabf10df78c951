using Weft.Server.Http;

namespace Weft.Server.Regions.Changing;

/// <summary>Who redraws the map says why; the history shows it.</summary>
internal static class Reasons
{
    public static FieldFault? Fault(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > 500
            ? new FieldFault("reason", "请填写调整原因（不超过500字）。", "Give the reason, in at most 500 characters.")
            : null;
}
