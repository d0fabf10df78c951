using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Attachments;
using Weft.Server.Cases.Mine;
using Weft.Server.Cases.Steps;
using Weft.Server.Cases.Views;
using Weft.Server.Regions;
using Weft.Server.Work;

namespace Weft.Server.Cases;

/// <summary>Table of contents of the case loop: every route and every service it adds.</summary>
internal static class CasesModule
{
    /// <summary>Reports without a sign-in, by address: enough for a street full of people behind one, too few for a flood.</summary>
    public const string ReportLimit = "reports";

    public static void AddCases(this IServiceCollection services)
    {
        services.AddSingleton<CaseGround>();
        services.AddSingleton<CaseList>();
        services.AddSingleton<MyReports>();
        services.AddSingleton<VerifyTimelines>();
        services.AddScoped<CaseStore>();
        services.AddScoped<CaseIntake>();
        services.AddScoped<CaseSteps>();
        services.AddJob<CaseClockJob>();
        services.AddScoped<IMayReadAttachment, CaseAttachments>();
        services.AddSingleton<IRegionMoved, CasesFollowRegions>();
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(ReportLimit, http => http.User.Identity?.IsAuthenticated == true
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 30,
                TokensPerPeriod = 10,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            })));
    }

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        GetDesk.Map(api);
        FollowCase.Map(api);
        FollowMine.Map(api);

        var cases = api.MapGroup("/cases").WithTags("Cases");
        ReportCase.Map(cases);
        ListCases.Map(cases);
        ExportCases.Map(cases);
        ListNearby.Map(cases);
        FindByPhone.Map(cases);
        SavedViews.Map(cases);
        GetCase.Map(cases);
        GetTimeline.Map(cases);
        GetAccountability.Map(cases);
        ListReporters.Map(cases);
        OpenReporter.Map(cases);
        JoinCase.Map(cases);
        PublicPhotos.Map(cases);

        TakeInBulk.Map(cases);
        AskToVerify.Map(cases);
        VerifyCase.Map(cases);
        ClassifyCase.Map(cases);
        AcceptCase.Map(cases);
        RejectCase.Map(cases);
        HandleOnSpot.Map(cases);
        PassUpCase.Map(cases);
        PassDownCase.Map(cases);
        DispatchCase.Map(cases);
        WhistleForUnits.Map(cases);
        ReportIn.Map(cases);
        ReturnCase.Map(cases);
        Confer.Map(cases);
        OpenMeeting.Map(cases);
        ResolveMeeting.Map(cases);
        AskExtension.Map(cases);
        ApproveExtension.Map(cases);
        RefuseExtension.Map(cases);
        SuspendCase.Map(cases);
        WakeCase.Map(cases);
        UrgeCase.Map(cases);
        SuperviseCase.Map(cases);
        AnswerOrder.Map(cases);
        FinishAssisting.Map(cases);
        HandleCase.Map(cases);
        InspectCase.Map(cases);
        CloseCase.Map(cases);
        CallBackReporter.Map(cases);
        RateCase.Map(cases);
        ReopenCase.Map(cases);
        AppealCase.Map(cases);
        DecideAppeal.Map(cases);
        WithdrawCase.Map(cases);
        RemarkOnCase.Map(cases);
        AssignCase.Map(cases);
        MergeCase.Map(cases);
    }
}
