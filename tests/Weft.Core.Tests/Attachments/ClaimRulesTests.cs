using Weft.Core.Attachments;

namespace Weft.Core.Tests.Attachments;

public class ClaimRulesTests
{
    private static readonly Guid Case = Guid.NewGuid();

    [Theory]
    [InlineData(AttachmentState.Ready, null)]
    [InlineData(AttachmentState.Uploading, AttachmentRefusal.NotFinished)]
    [InlineData(AttachmentState.Refused, AttachmentRefusal.WasRefused)]
    [InlineData(AttachmentState.Removed, AttachmentRefusal.WasRemoved)]
    [InlineData(AttachmentState.Attached, AttachmentRefusal.OnAnotherCase)]
    public void Only_a_finished_file_that_is_on_no_other_case_can_be_attached(AttachmentState state, AttachmentRefusal? refusal) =>
        ClaimRules.Refuse(new ClaimedFile(state, state == AttachmentState.Attached ? Guid.NewGuid() : null, IsTheirs: true), Case).ShouldBe(refusal);

    [Fact]
    public void A_file_already_on_this_case_is_accepted_again() =>
        ClaimRules.Refuse(new ClaimedFile(AttachmentState.Attached, Case, IsTheirs: true), Case).ShouldBeNull();

    [Fact]
    public void Whoever_did_not_send_it_learns_nothing_of_its_state()
    {
        foreach (var state in Enum.GetValues<AttachmentState>())
        {
            ClaimRules.Refuse(new ClaimedFile(state, null, IsTheirs: false), Case).ShouldBe(AttachmentRefusal.NotYours);
        }
    }

    [Fact]
    public void What_does_not_exist_is_unknown() => ClaimRules.Refuse(null, Case).ShouldBe(AttachmentRefusal.Unknown);
}
