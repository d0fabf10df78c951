using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>Every "no" of accounts and sign-in.</summary>
internal static class AccessProblems
{
    /// <summary>One answer for a wrong password, an unknown name, a closed account: nobody learns which names exist.</summary>
    public static readonly ProblemCode WrongNameOrPassword = new(401, "access.wrong-name-or-password",
        "用户名或密码不正确。", "The name or the password is not right.");

    public static readonly ProblemCode Locked = new(429, "access.locked",
        "连续多次登录失败，请在 until 所示时间之后再试。", "Too many failed sign-ins: try again after the time in until.");

    public static readonly ProblemCode TotpNeeded = new(401, "access.totp-needed",
        "请输入验证器应用上的六位验证码（code），或一个恢复码（recoveryCode）。",
        "Send the six digits of your authenticator as code, or a recovery code as recoveryCode.");

    public static readonly ProblemCode WrongCode = new(401, "access.wrong-code",
        "验证码不正确、已过期或已使用过。", "The code is not right, has run out, or was used before.");

    public static readonly ProblemCode TotpSetUpFirst = new(403, "access.totp-set-up-first",
        "管理员和审计员须先启用两步验证（POST /api/session/totp）。", "Administrators and auditors set up a second factor first (POST /api/session/totp).");

    public static readonly ProblemCode TotpNotBegun = new(409, "access.totp-not-begun",
        "请先获取验证器密钥（POST /api/session/totp）。", "Ask for an authenticator secret first (POST /api/session/totp).");

    public static readonly ProblemCode TotpInForce = new(409, "access.totp-in-force",
        "两步验证已启用；更换设备请先停用。", "A second factor is in force already: take it off first to change the device.");

    public static readonly ProblemCode ChangePasswordFirst = new(403, "access.change-password-first",
        "请先修改管理员发放的初始密码。", "Change the password that an administrator gave you first.");

    public static readonly ProblemCode WrongPassword = new(422, "access.wrong-password",
        "当前密码不正确。", "Your present password is not right.");

    public static readonly ProblemCode OtherSite = new(403, "access.other-site",
        "此请求来自其他网站，已拒绝。", "This request came from another site and was refused.");

    public static readonly ProblemCode RefreshTokenNotValid = new(401, "access.refresh-token-not-valid",
        "登录已过期或已退出，请重新登录。", "This sign-in has run out or was ended: sign in again.");

    public static readonly ProblemCode NotWithAKey = new(403, "access.not-with-a-key",
        "API 密钥不能用于此操作，请由本人登录办理。", "An API key cannot do this: sign in yourself.");

    public static readonly ProblemCode NameTaken = new(409, "access.name-taken",
        "该用户名已被使用。", "Another account has this user name.");

    public static readonly ProblemCode RegionUnknown = new(422, "access.region-unknown",
        "没有这个区域，或该区域已撤销。", "There is no such region, or it has ended.");

    public static readonly ProblemCode UnitUnknown = new(422, "access.unit-unknown",
        "没有这个单位，或该单位已停用。", "There is no such unit, or it is inactive.");

    public static readonly ProblemCode UnitOutsideRegion = new(422, "access.unit-outside-region",
        "单位与任职区域不相关：单位应在该区域内，或管辖该区域。", "The unit is neither within the region nor above it.");

    public static readonly ProblemCode WrongKindOfUnit = new(422, "access.wrong-kind-of-unit",
        "工作站人员须属于工作站，部门经办人须属于职能部门。", "Station operators work in a station, department handlers in a department.");

    public static readonly ProblemCode ResidentsHoldNoRole = new(409, "access.residents-hold-no-role",
        "居民账号不能担任岗位，请为其另建工作账号。", "A resident's account holds no office: make another account for the work.");

    public static readonly ProblemCode OutsideYourScope = new(403, "access.outside-your-scope",
        "只能在您本人管理的区域内授权。", "You can give roles only within the regions you administer.");

    public static readonly ProblemCode AboveYourScope = new(403, "access.above-your-scope",
        "该账号的部分岗位超出您的管理范围，请由上级管理员办理。", "The account holds roles outside your regions: ask the administrator above you.");

    public static readonly ProblemCode NotYourself = new(409, "access.not-yourself",
        "不能对自己的账号执行此操作，请由另一位管理员办理。", "You cannot do this to your own account: ask another administrator.");

    public static readonly ProblemCode LastAdministrator = new(409, "access.last-administrator",
        "这是最后一位管理员，不能停用或撤销。", "This is the last administrator of the whole house: it stays.");

    public static readonly ProblemCode LinkNotValid = new(410, "access.link-not-valid",
        "链接无效、已过期或已使用；重新启动服务会生成新的链接。", "The link is not valid, has run out or was used: starting the server again prints a new one.");

    public static readonly ProblemCode SmsNotSetUp = new(503, "access.sms-not-set-up",
        "尚未配置短信网关，无法发送验证码。", "No SMS gateway is set up: codes cannot be sent.");

    public static readonly ProblemCode SmsNotSent = new(503, "access.sms-not-sent",
        "短信未能发出，请稍后重试。", "The message could not be sent: try again in a moment.");

    public static readonly ProblemCode WrongPhoneCode = new(401, "access.wrong-phone-code",
        "验证码不正确或已过期，请重新获取。", "The code is not right or has run out: ask for a new one.");

    public static readonly ProblemCode KeyScopeNotYours = new(422, "access.key-scope-not-held",
        "密钥的角色或区域超出了账号本身的授权。", "A key can carry only roles and regions that its account holds.");
}
