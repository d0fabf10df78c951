using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Access;

internal sealed record SendPhoneCodeRequest(string? Phone);

/// <param name="ExpiresIn">Seconds.</param>
/// <param name="AgainIn">Seconds until another may be asked for.</param>
internal sealed record PhoneCodeAnswer(int ExpiresIn, int AgainIn);

/// <summary>Sends a resident a code. The answer is the same for known and unknown phones.</summary>
internal static class SendPhoneCode
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("/codes", Handle).WithName(nameof(SendPhoneCode)).AllowAnonymous().HoldsSecrets().LimitByAddress();

    private static async Task<Results<Accepted<PhoneCodeAnswer>, ProblemHttpResult>> Handle(
        SendPhoneCodeRequest request, PhoneCodes codes, TextMessages messages, HttpContext http, CancellationToken ct)
    {
        if (AccountFields.Mobile(request.Phone) is not { } phone)
        {
            return Refuse.Field("phone", "手机号为 11 位数字，可带 +86。", "A mobile number has 11 digits, with or without +86.");
        }

        if (!messages.CanSend)
        {
            return AccessProblems.SmsNotSetUp.Answer();
        }

        if (await codes.New(phone) is not { } code)
        {
            http.Response.Headers.RetryAfter = "60";
            return RequestProblems.TooMany.Answer();
        }

        var minutes = (int)PhoneCodes.Life.TotalMinutes;
        return await messages.Send(phone, $"登录验证码 {code}，{minutes} 分钟内有效。请勿告诉他人。", ct)
            ? TypedResults.Accepted((string?)null, new PhoneCodeAnswer((int)PhoneCodes.Life.TotalSeconds, (int)PhoneCodes.Between.TotalSeconds))
            : AccessProblems.SmsNotSent.Answer();
    }
}
