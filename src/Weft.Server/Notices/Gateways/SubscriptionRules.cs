using System.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Weft.Core.Access;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>
/// What people write of a subscription. The secret signs webhooks, or is the key of a WeCom robot, which may also stay in the
/// address as WeCom shows it; null leaves the secret as it is.
/// </summary>
internal sealed record SubscriptionRequest(string? Name, string? Url, string? Secret, string[]? Kinds, Guid RegionId, bool? Active)
{
    /// <summary>The same with the key of a WeCom robot taken out of the address, where everybody would see it.</summary>
    public SubscriptionRequest WithoutKeyInUrl(GatewayKind gateway)
    {
        if (gateway != GatewayKind.WeCom || !Uri.TryCreate(Url, UriKind.Absolute, out var uri) || uri.Query.Length == 0)
        {
            return this;
        }

        return this with { Url = uri.GetLeftPart(UriPartial.Path), Secret = HttpUtility.ParseQueryString(uri.Query)["key"] ?? Secret };
    }
}

internal static class SubscriptionRules
{
    /// <summary>Why the request cannot stand; null when it can. An administrator subscribes within the own region only.</summary>
    public static ProblemHttpResult? Refusal(
        SubscriptionRequest request, GatewayKind gateway, bool isNew, Actor by, RegionTree regions, DeliverySettings settings)
    {
        if (Faults(request, gateway, isNew).ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        if (GuardedHttp.Fault(request.Url, settings) is { } fault)
        {
            return fault == "not-public" ? NoticeProblems.TargetNotAllowed.Answer() : NoticeProblems.UrlNotValid.Answer();
        }

        return regions.Find(request.RegionId) is { } region && by.Covers(region.Path, Role.Administrator)
            ? null
            : RequestProblems.NotFound.Answer();
    }

    private static IEnumerable<FieldFault> Faults(SubscriptionRequest request, GatewayKind gateway, bool isNew)
    {
        if (request.Name?.Trim() is not { Length: >= 1 and <= 100 })
        {
            yield return new FieldFault("name", "名称为 1 至 100 个字。", "A name has 1 to 100 characters.");
        }

        if (request.Kinds is not { Length: > 0 })
        {
            yield return new FieldFault("kinds", "请至少订阅一种事件（* 表示全部）。", "Ask for at least one kind; * is all of them.");
        }
        else if (KindPatterns.Fault("kinds", request.Kinds) is { } fault)
        {
            yield return fault;
        }

        if (request.Secret is null ? isNew : request.Secret.Length is < 16 or > 200)
        {
            yield return gateway == GatewayKind.WeCom
                ? new FieldFault("secret", "请填写机器人的 key（可直接粘贴完整的 Webhook 地址）。", "Give the robot's key; the full webhook address may be pasted as the url.")
                : new FieldFault("secret", "签名密钥为 16 至 200 个字符。", "A signing secret has 16 to 200 characters.");
        }
    }
}
