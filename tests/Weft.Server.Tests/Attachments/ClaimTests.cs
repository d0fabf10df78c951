using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Weft.Core.Attachments;
using Weft.Server.Attachments;

namespace Weft.Server.Tests.Attachments;

public class ClaimTests(FilesApp app) : IClassFixture<FilesApp>
{
    private readonly Guid _case = Guid.CreateVersion7();
    private readonly HttpClient _http = app.As(Cast.GridWorker);

    [Fact]
    public async Task Finished_files_of_the_sender_belong_to_the_case_when_the_step_is_saved()
    {
        Guid[] ids = [await _http.GivenFile(TestFiles.Jpeg()), await _http.GivenFile(TestFiles.Pdf(), "a.pdf")];

        (await Claim(ids)).ShouldBeNull();

        (await OnCase()).Select(file => (file.Id, file.Kind)).ShouldBe([(ids[0], FileKind.Jpeg), (ids[1], FileKind.Pdf)]);
        (await (await _http.Get($"/api/attachments/{ids[0]}/facts")).Json()).GetProperty("attachedTo").GetGuid().ShouldBe(_case);
    }

    [Fact]
    public async Task A_step_that_is_not_saved_takes_nothing()
    {
        var id = await _http.GivenFile(TestFiles.Jpeg());

        (await Claim([id], commit: false)).ShouldBeNull();

        (await OnCase()).ShouldBeEmpty();
        (await Claim([id])).ShouldBeNull();
    }

    [Fact]
    public async Task One_file_that_cannot_be_attached_leaves_the_others_free()
    {
        var good = await _http.GivenFile(TestFiles.Jpeg());
        var unfinished = Guid.Parse((await _http.GivenUpload(1000)).Split('/')[^1]);
        await _http.SendFile("nothing"u8.ToArray(), "a.jpg");
        var refused = await LastOf(Cast.GridWorker);
        var others = await app.As(Cast.OtherGridWorker).GivenFile(TestFiles.Jpeg());
        var removed = await _http.GivenFile(TestFiles.Jpeg());
        await _http.Drop($"/api/attachments/uploads/{removed}");

        (await Claim([good, Guid.NewGuid()])).ShouldBe(AttachmentRefusal.Unknown);
        (await Claim([good, unfinished])).ShouldBe(AttachmentRefusal.NotFinished);
        (await Claim([good, refused])).ShouldBe(AttachmentRefusal.WasRefused);
        (await Claim([good, others])).ShouldBe(AttachmentRefusal.NotYours);
        (await Claim([good, removed])).ShouldBe(AttachmentRefusal.WasRemoved);
        (await Claim([.. Enumerable.Repeat(good, 51)])).ShouldBe(AttachmentRefusal.TooMany);

        (await OnCase()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_on_one_case_only_and_a_repeated_step_changes_nothing()
    {
        var id = await _http.GivenFile(TestFiles.Jpeg());

        (await Claim([id])).ShouldBeNull();
        (await Claim([id])).ShouldBeNull();
        (await Claim([id], @case: Guid.CreateVersion7())).ShouldBe(AttachmentRefusal.OnAnotherCase);
    }

    [Fact]
    public async Task Of_cases_that_claim_it_at_once_one_gets_it()
    {
        var id = await _http.GivenFile(TestFiles.Jpeg());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Claim([id], @case: Guid.CreateVersion7())));

        outcomes.Count(outcome => outcome is null).ShouldBe(1);
        outcomes.Count(outcome => outcome == AttachmentRefusal.OnAnotherCase).ShouldBe(7);
    }

    [Fact]
    public async Task Somebody_without_a_sign_in_attaches_by_the_token_and_still_does_after_signing_in()
    {
        var token = FilesApp.NewToken();
        var first = await app.Anonymous(token).GivenFile(TestFiles.Jpeg());
        var second = await app.Anonymous(token).GivenFile(TestFiles.Jpeg());

        (await Claim([first], by: new Uploader(null, FilesApp.NewToken()))).ShouldBe(AttachmentRefusal.NotYours);
        (await Claim([first], by: Cast.Resident.Id)).ShouldBe(AttachmentRefusal.NotYours);
        (await Claim([first], by: new Uploader(null, token))).ShouldBeNull();
        (await Claim([second], by: new Uploader(Cast.Resident.Id, token))).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_on_a_case_can_not_be_taken_back()
    {
        var id = await _http.GivenFile(TestFiles.Jpeg());
        await Claim([id]);

        var answer = await _http.Drop($"/api/attachments/uploads/{id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Code()).ShouldBe("attachment.already-attached");
    }

    private async Task<AttachmentRefusal?> Claim(Guid[] ids, Uploader? by = null, Guid? @case = null, bool commit = true)
    {
        using var scope = app.Host.Services.CreateScope();
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var refusal = await scope.ServiceProvider.GetRequiredService<AttachmentStore>()
            .Claim(connection, transaction, ids, @case ?? _case, by ?? Cast.GridWorker.Id, CancellationToken.None);
        await (commit ? transaction.CommitAsync() : transaction.RollbackAsync());
        return refusal;
    }

    private async Task<IReadOnlyList<AttachedFile>> OnCase()
    {
        using var scope = app.Host.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AttachmentStore>().OnCase(_case, CancellationToken.None);
    }

    private Task<Guid> LastOf(CastPerson owner) =>
        app.Scalar<Guid>("select id from attachments.files where owner_id = $1 order by id desc limit 1", owner.Id);
}
