namespace Weft.Server.Attachments.Blobs;

/// <summary>A file being received or made. Gone when disposed, unless the blob store took it; the clean-up takes what a crash left.</summary>
internal sealed class WorkFile(IBlobs blobs) : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(blobs.WorkFolder, Guid.NewGuid().ToString("n"));

    public FileStream Create() => new(Path, FileMode.Create, FileAccess.Write, FileShare.Read, 128 * 1024, useAsync: true);

    public FileStream OpenRead() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);

    public void Dispose() => File.Delete(Path);
}
