using System.Text.Json;
using Npgsql;
using Weft.Server.Privacy;

namespace Weft.Server.Notices.Gateways;

/// <summary>Tells a person by text message what they asked to be told so. The phone number is opened for the moment of sending only.</summary>
internal sealed class NoticeMessages(NpgsqlDataSource database, SmsGateway sms, Seal seal)
{
    private const int MostCharacters = 200;

    public bool AreSetUp => sms.IsSetUp;

    public async Task<Outcome> Send(Guid accountId, string kind, string payload, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select phone_sealed from access.accounts where id = $1 and active");
        command.Parameters.AddWithValue(accountId);
        return await command.ExecuteScalarAsync(ct) is string closed
            ? await sms.Send(seal.Open(closed), Words(kind, payload), ct)
            : new Outcome(OutcomeKind.Refused, Error: "the account has no phone number, or is not active any more");
    }

    private static string Words(string kind, string payload)
    {
        using var happening = JsonDocument.Parse(payload);
        var words = NoticeWords.For(kind);
        var text = Template.Fill(words.Chinese, happening.RootElement.GetProperty("body"));
        return text.Length <= MostCharacters ? text : text[..(MostCharacters - 1)] + "…";
    }
}
