using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Access;
using Weft.Server.Notices.Gateways;
using Weft.Server.Work;

namespace Weft.Server.Notices;

/// <summary>Table of contents of the notices: outbox, inbox and gateways.</summary>
internal static class NoticesModule
{
    public static void AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DeliverySettings>(configuration.GetSection("Notices"));
        services.Configure<SmsSettings>(configuration.GetSection("Sms"));

        services.AddSingleton<GuardedHttp>();
        services.AddSingleton<IGateway, WebhookGateway>();
        services.AddSingleton<IGateway, WeComGateway>();
        services.AddSingleton<SmsGateway>();
        services.AddSingleton<NoticeMessages>();
        services.AddSingleton<ISmsGateway, CodeMessages>();

        services.AddJob<FillInbox>();
        services.AddJob<QueueDeliveries>();
        services.AddJob<SendDeliveries>();
        services.AddJob<SweepNotices>();
    }

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");

        ListNotices.Map(notices);
        CountUnread.Map(notices);
        ReadNotice.Map(notices);
        ReadAllNotices.Map(notices);
        NoticePreferences.Map(notices);

        var subscriptions = notices.MapGroup("/subscriptions");

        ListSubscriptions.Map(subscriptions);
        CreateSubscription.Map(subscriptions);
        GetSubscription.Map(subscriptions);
        ChangeSubscription.Map(subscriptions);
        RemoveSubscription.Map(subscriptions);

        var deliveries = notices.MapGroup("/deliveries");

        ListDeliveries.Map(deliveries);
        GetDelivery.Map(deliveries);
        ResendDelivery.Map(notices);
    }
}
