using System.Security.Cryptography;

namespace Weft.Server.Tests.Attachments;

public class TusClientTests(FilesApp app) : IClassFixture<FilesApp>
{
    [Fact]
    public async Task The_tus_client_of_browsers_sends_hangs_up_and_resumes()
    {
        Assert.SkipWhen(await NodeTools.WhyNot() is not null, $"No tus client: {await NodeTools.WhyNot()}");
        var video = TestFiles.Mp4(1_700_000);
        var file = Path.Combine(app.Folder, "井盖.mp4");
        var token = FilesApp.NewToken();
        using var http = app.Anonymous(token);
        Directory.CreateDirectory(app.Folder);
        await File.WriteAllBytesAsync(file, video, TestContext.Current.CancellationToken);

        using var client = NodeTools.Start("node", app.Folder, NodeTools.PathOf("upload.js"), $"{http.BaseAddress}api/attachments/uploads", file, token, "400000");
        var said = client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var upload = (await client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);

        client.ExitCode.ShouldBe(0, await said);
        var facts = await (await http.Get(upload)).Json();
        facts.GetProperty("state").GetString().ShouldBe("Ready");
        facts.GetProperty("fileName").GetString().ShouldBe("井盖.mp4");
        facts.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(video)));
    }
}
