namespace Weft.Server.Notices.Gateways;

/// <summary>
/// A text message provider that is called with JSON over HTTP, section <c>Sms</c>. In <c>Body</c>, <c>{phone}</c> and
/// <c>{text}</c> stand for the receiver and the words, written as JSON asks inside quotes.
/// </summary>
internal sealed class SmsSettings
{
    public string? Url { get; set; }

    public string Body { get; set; } = """{"phone":"{phone}","text":"{text}"}""";

    /// <summary>Sent with each call, such as <c>Authorization</c>.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>The member of the answer that says how it went, and its value when it went well; empty: the HTTP status decides.</summary>
    public string? AcceptedMember { get; set; }

    public string? AcceptedValue { get; set; }

    /// <summary>In front of every message, as providers ask: <c>【织网】</c>.</summary>
    public string Signature { get; set; } = "【织网】";
}
