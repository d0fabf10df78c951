namespace Weft.Server.Access;

/// <summary>Sends one-time codes to phones. The module that speaks with providers implements it; Access asks the first that is set up.</summary>
internal interface ISmsGateway
{
    bool IsSetUp { get; }

    /// <returns>False when the provider did not take the message; the person is asked to try again.</returns>
    Task<bool> Send(string phone, string text, CancellationToken ct);
}
