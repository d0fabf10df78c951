namespace Weft.Server.Attachments.Blobs;

/// <summary>
/// Bytes in a folder. A file appears by rename after its bytes are on the disk, so that a power cut leaves a whole file
/// or none. Several hosts may share the folder when it is on a file system with atomic rename (NFS has it).
/// </summary>
internal sealed class FolderBlobs : IBlobs
{
    private readonly string _root;

    public FolderBlobs(string root)
    {
        _root = Path.GetFullPath(root);
        WorkFolder = Path.Combine(_root, "incoming");
        Directory.CreateDirectory(WorkFolder);
    }

    public string WorkFolder { get; }

    public async Task Keep(string key, string file, CancellationToken ct)
    {
        var target = PathOf(key);
        var folder = Path.GetDirectoryName(target)!;
        await Task.Run(() => // flushing blocks: not on a thread that serves requests
        {
            Disk.Flush(file);
            // The clean-up may remove an empty folder between the two lines: make it again.
            for (var tries = 0; ; tries++)
            {
                var made = Disk.MakeFolders(folder);
                try
                {
                    File.Move(file, target, overwrite: true);
                    made.Add(folder);
                    made.ForEach(Disk.FlushFolder);
                    return;
                }
                catch (DirectoryNotFoundException) when (tries < 3)
                {
                }
            }
        }, ct);
    }

    public Task<Stream?> Open(string key, long from, CancellationToken ct)
    {
        try
        {
            var file = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);
            file.Position = from;
            return Task.FromResult<Stream?>(file);
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task RemoveAll(string prefix, CancellationToken ct)
    {
        var path = PathOf(prefix);
        var (folder, start) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        try
        {
            foreach (var entry in Directory.GetFiles(folder, start + "*"))
            {
                File.Delete(entry);
            }

            if (start == "")
            {
                Directory.Delete(folder);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // never made, or removed by somebody else at the same time
        }
        catch (IOException) when (start == "" && Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any())
        {
            // a part came in between: whoever brought it finds the upload ended and takes it away again
        }

        return Task.CompletedTask;
    }

    private string PathOf(string key)
    {
        if (key.Contains("..", StringComparison.Ordinal) || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/'))
        {
            throw new ArgumentException($"Not a key of ours: {key}", nameof(key));
        }

        return Path.Combine(_root, key);
    }
}
