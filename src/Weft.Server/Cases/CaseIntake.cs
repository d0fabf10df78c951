using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Privacy;

namespace Weft.Server.Cases;

/// <summary>A report that may be stored.</summary>
internal sealed record CaseDraft(CaseRecord Record, ReporterRecord Reporter);

/// <summary>From what somebody sends to a case of the loop: where it is, what it is, who receives it, who waits for the answer.</summary>
internal sealed class CaseIntake(CaseGround ground, CaseStore store, Seal seal)
{
    private const int LongestAddress = 300;
    private const int LongestName = 100;
    private const int LongestNumber = 100;

    public async Task<(CaseDraft? Draft, ProblemHttpResult? Problem)> Prepare(ReportCaseRequest request, Actor? actor, CancellationToken ct)
    {
        if (TooLong(request) is { } tooLong)
        {
            return (null, tooLong);
        }

        if (ChannelOf(request, actor) is not { } channel)
        {
            return (null, CaseProblems.ChannelNotYours.Answer());
        }

        var (found, place, noPlace) = Where(request);
        if (found is not { } region)
        {
            return (null, noPlace!.Answer());
        }

        CaseTerms? terms = null;
        var item = request.ItemCode is { } code ? ground.Item(region.Path, code) : null;
        if (request.ItemCode is not null && (item is null || (terms = ground.Terms(region.Path, request.ItemCode, request.Condition)) is null))
        {
            return (null, CaseProblems.ItemUnknown.Answer());
        }

        var procedure = ground.Procedure(region.Path, request.ItemCode, item?.ProcedureCode, channel);
        if (ground.Receiver(procedure.Procedure, region) is not { } receiver)
        {
            return (null, CaseProblems.NobodyReceives.Answer());
        }

        if (Contact(request, actor, channel) is { } contactProblem)
        {
            return (null, contactProblem.Answer());
        }

        var reporter = Reporter(request, actor, channel);
        var report = new CaseReport(
            await store.NextNumber(ct), item?.Kind ?? request.Kind ?? CaseKind.Event, channel, procedure.Id, region.Id, region.Path, terms,
            reporter.Reporter, request.Words, request.Photos?.Count ?? 0);
        var facts = new CaseFacts(request.Words, place?.Longitude, place?.Latitude, place?.Source.ToString(), request.Address, request.OutsideNumber);
        return Open(report, facts, reporter, receiver, request, actor);
    }

    private (CaseDraft?, ProblemHttpResult?) Open(
        CaseReport report, CaseFacts facts, ReporterRecord reporter, Core.Units.Unit receiver, ReportCaseRequest request, Actor? actor)
    {
        var who = actor is null ? CaseActor.Follower(reporter.Reporter.Id) : ground.Actor(actor);
        var by = new CaseParty(who.AccountId, who.Name, who.FirstSeat?.Role, who.FirstSeat?.Unit, Standing.Anyone);
        var setting = ground.Setting(report.ProcedureId, report.RegionId);
        var worker = actor?.Assignments.FirstOrDefault(seat => seat.Role == Role.GridWorker && seat.Region.Contains(report.Region)) is not null
            ? actor.AccountId
            : (Guid?)null;

        var now = store.Now;
        var decision = CaseRules.Report(report, receiver, worker, by, setting, now);
        if (decision is not CaseDecision.Yes yes)
        {
            return (null, CaseProblems.For(((CaseDecision.No)decision).Why).Answer());
        }

        var book = CaseBook.Begin(Guid.CreateVersion7(now), yes, request.Photos ?? [], now);
        if (request.OnSpotWords is { } words)
        {
            var command = new CaseCommand.HandleOnSpot(null, words) { Photos = request.OnSpotPhotos ?? [] };
            if (book.Take(command, who, setting, now) is CaseDecision.No(var why))
            {
                return (null, CaseProblems.For(why).Answer(("allowed", CaseRules.AllowedNow(book.File, who, setting))));
            }
        }

        return (new CaseDraft(new CaseRecord(book, facts), reporter), null);
    }

    /// <summary>Which door the report came through: the person's role says, and only an operator may say otherwise.</summary>
    private static CaseChannel? ChannelOf(ReportCaseRequest request, Actor? actor)
    {
        var own = actor switch
        {
            null => CaseChannel.Resident,
            _ when actor.Has(Role.GridWorker) || actor.Has(Role.Assistant) || actor.Has(Role.GridLeader) => CaseChannel.Worker,
            _ when actor.Has(Role.HotlineOperator) => CaseChannel.Hotline,
            _ when actor.Has(Role.StationOperator) || actor.Has(Role.Dispatcher) || actor.Has(Role.DepartmentHandler) => CaseChannel.Department,
            _ => CaseChannel.Resident,
        };

        if (request.Channel is not { } asked || asked == own)
        {
            return request.OutsideNumber is null || own is not (CaseChannel.Resident or CaseChannel.Worker) ? own : null;
        }

        var mayChoose = actor is not null && (actor.Has(Role.HotlineOperator) || actor.Has(Role.StationOperator) || actor.Has(Role.Dispatcher));
        return mayChoose && asked != CaseChannel.Import ? asked : null;
    }

    private (RegionNode? Region, Place? Place, ProblemCode? Problem) Where(ReportCaseRequest request)
    {
        if (request is { Longitude: null, Latitude: null })
        {
            return request.RegionId is not { } id ? (null, null, CaseProblems.PlaceMissing)
                : ground.Region(id) is { IsActive: true } region ? (region, null, null)
                : (null, null, CaseProblems.RegionUnknown);
        }

        if (!Enum.TryParse<CoordinateSystem>(request.System ?? nameof(CoordinateSystem.Wgs84), ignoreCase: true, out var system)
            || Place.From(request.Longitude, request.Latitude, system).Place is not { } place)
        {
            return (null, null, CaseProblems.PlaceNotValid);
        }

        return ground.Locate(place.Longitude, place.Latitude) is { } found ? (found, place, null) : (null, null, CaseProblems.PlaceNotOnMap);
    }

    private static ProblemHttpResult? TooLong(ReportCaseRequest request) =>
        request.Words is null ? Refuse.Field("words", "请填写说明。", "Say what this is about.")
        : request.Address?.Length > LongestAddress ? Refuse.Field("address", "地址最长 300 字。", "An address has at most 300 characters.")
        : request.ReporterName?.Length > LongestName ? Refuse.Field("reporterName", "姓名最长 100 字。", "A name has at most 100 characters.")
        : request.OutsideNumber is { Length: 0 or > LongestNumber } ? Refuse.Field("outsideNumber", "外部编号为 1 至 100 个字符。", "An outside number has 1 to 100 characters.")
        : null;

    // Whoever wants an answer leaves a number; staff and machines are known by their sign-in.
    private static ProblemCode? Contact(ReportCaseRequest request, Actor? actor, CaseChannel channel) => request switch
    {
        { ReporterPhone: { } phone } when !Phones.IsValid(phone) => CaseProblems.PhoneNotValid,
        { Anonymous: false, ReporterPhone: null } when actor is null && channel == CaseChannel.Resident => CaseProblems.ContactNeeded,
        _ => null,
    };

    private ReporterRecord Reporter(ReportCaseRequest request, Actor? actor, CaseChannel channel)
    {
        // An operator writes down somebody else's report: the operator does not wait for the answer.
        var own = channel is CaseChannel.Resident or CaseChannel.Worker or CaseChannel.Department;
        return Contacts.Seal(
            seal, new CaseReporter(Guid.CreateVersion7(), own ? actor?.AccountId : null, request.Anonymous), request.ReporterName, request.ReporterPhone);
    }
}

/// <summary>Contact data on its way into the database: sealed, masked and hashed, never plain.</summary>
internal static class Contacts
{
    public static ReporterRecord Seal(Seal seal, CaseReporter reporter, string? name, string? phone)
    {
        var plainPhone = phone is null ? null : Phones.Plain(phone);
        var plainName = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        return new ReporterRecord(
            reporter,
            plainName is null ? null : seal.Close(plainName), plainName is null ? null : Mask.Name(plainName),
            plainPhone is null ? null : seal.Close(plainPhone), plainPhone is null ? null : Mask.Phone(plainPhone),
            plainPhone is null ? null : seal.Hash(plainPhone),
            WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(18)));
    }
}
