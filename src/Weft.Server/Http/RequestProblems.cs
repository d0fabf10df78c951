namespace Weft.Server.Http;

/// <summary>What can be wrong with any request, whatever it asks.</summary>
internal static class RequestProblems
{
    public static readonly ProblemCode Malformed = new(400, "request.malformed",
        "请求格式有误，请检查字段名称、类型和取值。", "The request cannot be read: check the names, types and values of its fields.");

    public static readonly ProblemCode NotValid = new(400, "request.not-valid",
        "有字段不符合要求，详见 errors。", "Some fields are not acceptable; errors says which and why.");

    public static readonly ProblemCode SignInFirst = new(401, "request.sign-in-first",
        "请先登录。", "Sign in first.");

    public static readonly ProblemCode NotAllowed = new(403, "request.not-allowed",
        "您的角色或管辖范围不允许此操作；如确需办理，请联系管理员调整授权。",
        "Your roles or your scope do not allow this; ask an administrator if you need it.");

    public static readonly ProblemCode NotFound = new(404, "request.not-found",
        "没有找到，或不在您的管辖范围内。", "It does not exist, or lies outside your scope.");

    public static readonly ProblemCode MethodNotAllowed = new(405, "request.method-not-allowed",
        "此地址不支持这种请求方法。", "This address does not answer this method.");

    public static readonly ProblemCode ChangedMeanwhile = new(412, "request.changed-meanwhile",
        "内容已被他人修改，请刷新后重试。", "Somebody changed it meanwhile: load it again and repeat your change.");

    public static readonly ProblemCode Collided = new(409, "request.collided",
        "同时有其他操作在修改同一内容，本次操作没有生效，请重试。", "Others were changing the same at this moment and nothing was done: try again.");

    public static readonly ProblemCode IfMatchNeeded = new(428, "request.if-match-needed",
        "修改前请带上 If-Match（读取时返回的 ETag）。", "Send If-Match with the ETag you read before changing this.");

    public static readonly ProblemCode TooLarge = new(413, "request.too-large",
        "提交的内容过大，请减少后重试。", "The request is too large: send less at a time.");

    public static readonly ProblemCode MediaType = new(415, "request.media-type",
        "不支持的内容类型，请使用 application/json 或该接口说明的类型。", "This content type is not read here; use application/json or the type the description names.");

    public static readonly ProblemCode TooMany = new(429, "request.too-many",
        "请求过于频繁，请稍后再试。", "Too many requests: wait a moment and try again.");

    public static readonly ProblemCode IdempotencyKeyReused = new(422, "request.idempotency-key-reused",
        "同一个 Idempotency-Key 已用于另一个请求，请换一个新的。", "This Idempotency-Key was used for a different request; take a new one.");

    public static readonly ProblemCode IdempotencyKeyNotValid = new(400, "request.idempotency-key-not-valid",
        "Idempotency-Key 应为 16 至 100 个可见字符。", "An Idempotency-Key is 16 to 100 visible ASCII characters.");

    public static readonly ProblemCode CursorNotValid = new(400, "request.cursor-not-valid",
        "分页游标无效，请从第一页重新开始。", "This cursor is not one of ours: begin again at the first page.");

    public static readonly ProblemCode Unexpected = new(500, "request.unexpected",
        "系统出错，已记录；请稍后重试，并向管理员提供 traceId。", "Something broke and was logged: try again later and give the traceId to an administrator.");

    public static readonly ProblemCode Unavailable = new(503, "request.unavailable",
        "数据库暂时不可用，请稍后重试；未确认的操作没有生效。", "The database cannot be reached now: try again shortly; what was not confirmed did not happen.");

    /// <summary>The code for a bare status that the framework set without a body.</summary>
    public static ProblemCode For(int status) => status switch
    {
        400 => Malformed,
        401 => SignInFirst,
        403 => NotAllowed,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => TooLarge,
        415 => MediaType,
        429 => TooMany,
        503 => Unavailable,
        >= 400 and < 500 => Malformed,
        _ => Unexpected,
    };
}
