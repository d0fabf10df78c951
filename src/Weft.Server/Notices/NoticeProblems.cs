using Weft.Server.Http;

namespace Weft.Server.Notices;

/// <summary>Every "no" of the notices.</summary>
internal static class NoticeProblems
{
    public static readonly ProblemCode UrlNotValid = new(422, "notice.url-not-valid",
        "地址应为 http 或 https 网址，且不含用户名和密码。", "The url must be an http or https address without user name and password.");

    public static readonly ProblemCode TargetNotAllowed = new(422, "notice.target-not-allowed",
        "不允许向内网或本机地址推送；如确有需要，请运维人员在 Notices:PrivateTargets 中放行该网段。",
        "Private and local addresses are not allowed as targets; if needed, operations can allow the network in Notices:PrivateTargets.");

    public static readonly ProblemCode StillOnItsWay = new(409, "notice.still-on-its-way",
        "该推送尚在进行或已送达，无需重发。", "This delivery is on its way or has arrived: only given-up ones are sent again.");
}
