using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <summary>
/// Where ASP.NET Core keeps the keys of cookies and tokens: in the database, so that all processes share them and a restart
/// ends no session. Their secret part is closed with the privacy keys: a copy of the database alone makes no cookie.
/// </summary>
internal sealed class SharedKeys(NpgsqlDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = source.CreateCommand("select xml from access.data_protection_keys order by name");
        using var row = command.ExecuteReader();
        var keys = new List<XElement>();
        while (row.Read())
        {
            keys.Add(XElement.Parse(row.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = source.CreateCommand("insert into access.data_protection_keys (name, xml) values ($1, $2)");
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}

internal sealed class CloseXml(Seal seal) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", seal.Close(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(OpenXml));
}

/// <summary>Named in each stored key; ASP.NET Core makes it with the services.</summary>
internal sealed class OpenXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(services.GetRequiredService<Seal>().Open(encryptedElement.Value));
}
