using System.Runtime.InteropServices;
using System.Text;

namespace Weft.Server.Attachments.Blobs;

/// <summary>What .NET has no call for: a renamed file survives a power cut only after its folder is flushed too.</summary>
internal static class Disk
{
    public static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Makes the folder; returns the folders that gained an entry by it.</summary>
    public static List<string> MakeFolders(string folder)
    {
        var changed = new List<string>();
        for (var at = folder; !Directory.Exists(at) && Path.GetDirectoryName(at) is { } parent; at = parent)
        {
            changed.Add(parent);
        }

        Directory.CreateDirectory(folder);
        return changed;
    }

    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS writes renames to its journal itself
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (descriptor < 0)
        {
            return; // removed meanwhile: nothing of it is left to lose
        }

        try
        {
            // EINVAL: a file system that cannot flush folders (some network ones) keeps its own order.
            if (Fsync(descriptor) != 0 && Marshal.GetLastPInvokeError() is var error and not 22)
            {
                throw new IOException($"Flushing the folder {folder} failed (error {error}).");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    // DllImport: the generated form would ask the whole project to allow unsafe code. The path is UTF-8 with its zero.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
