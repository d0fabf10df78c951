namespace Weft.Server.Attachments.Blobs;

/// <summary>Where the bytes lie. Keys are made by the server, never by a client: letters, digits, <c>-</c>, <c>.</c> and <c>/</c>.</summary>
internal interface IBlobs
{
    /// <summary>A folder for files being received, on the disk from which <see cref="Keep"/> takes them cheapest.</summary>
    string WorkFolder { get; }

    /// <summary>Keeps the bytes of <paramref name="file"/> under the key: whole or not at all, and safe when it returns. The file may be gone afterwards.</summary>
    Task Keep(string key, string file, CancellationToken ct);

    /// <summary>The bytes from <paramref name="from"/> to the end; null when nothing is kept under the key.</summary>
    Task<Stream?> Open(string key, long from, CancellationToken ct);

    /// <summary>Removes everything whose key begins with <paramref name="prefix"/>; nothing there is no failure.</summary>
    Task RemoveAll(string prefix, CancellationToken ct);
}
