using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

internal static class FaultNotes
{
    public static readonly Note Missing = Of(ItemFaultKind.Missing);

    public static Note Of(ItemFaultKind kind)
    {
        var (code, chinese, english) = ItemFaultTexts.Of(kind);
        return new Note(code, chinese, english);
    }
}
