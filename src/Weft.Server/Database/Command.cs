using System.Diagnostics;

namespace Weft.Server.Database;

internal sealed record CommandResult(int Exit, string Output)
{
    public bool Worked => Exit == 0;
}

/// <summary>Runs a program of the system to its end.</summary>
internal static class Command
{
    public static async Task<CommandResult> Run(IEnumerable<string> commandLine, CancellationToken ct = default)
    {
        var words = commandLine.ToArray();
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(ct);
            var output = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new CommandResult(process.ExitCode, (output + await errors).Trim());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return new CommandResult(127, missing.Message);
        }
    }
}
