using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Weft.Server.Tests.Attachments;

/// <summary>
/// The packages of <c>node/package.json</c>, installed once into the repository's <c>.tools</c> folder. Where there is no
/// Node or no network the tests that need them are skipped and say why.
/// </summary>
internal static class NodeTools
{
    private static readonly Lazy<Task<string?>> Installed = new(Install);

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "node");

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Source(), "../../../../.tools/attachment-tests"));

    /// <summary>Null when the packages are there; else why not.</summary>
    public static Task<string?> WhyNot() => Installed.Value;

    public static string PathOf(string file) => Path.Combine(Folder, file);

    public static Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    private static async Task<string?> Install()
    {
        Directory.CreateDirectory(Folder);
        await using var mine = await Alone();
        foreach (var file in Directory.GetFiles(Source()))
        {
            var copy = PathOf(Path.GetFileName(file));
            if (Path.GetFileName(file) == "package-lock.json" && File.Exists(copy) && File.ReadAllText(copy) != File.ReadAllText(file))
            {
                File.Delete(PathOf("done"));
            }

            File.Copy(file, copy, overwrite: true);
        }

        return File.Exists(PathOf("done")) ? null : await RunNpm();
    }

    private static async Task<string?> RunNpm()
    {
        try
        {
            using var npm = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", Folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-timeout=20000", "--fetch-retries=1");
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            var said = npm.StandardError.ReadToEndAsync(limit.Token);
            var printed = npm.StandardOutput.ReadToEndAsync(limit.Token);
            await npm.WaitForExitAsync(limit.Token);
            await printed;
            if (npm.ExitCode != 0)
            {
                return $"npm could not install the packages of the test: {(await said).Split('\n')[0]}";
            }

            await File.WriteAllTextAsync(PathOf("done"), "");
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is not installed";
        }
        catch (OperationCanceledException)
        {
            return "npm did not answer within three minutes";
        }
    }

    // Two test runs on one checkout install one after the other.
    private static async Task<FileStream> Alone()
    {
        while (true)
        {
            try
            {
                return new FileStream(PathOf("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200);
            }
        }
    }
}
