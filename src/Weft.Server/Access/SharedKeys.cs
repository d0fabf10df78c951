using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <summary>
/// Where ASP.NET Core keeps the keys of cookies and tokens: in the database, sealed. All processes share them, a restart
/// ends no session, and a copy of the database alone makes no cookie.
/// </summary>
internal sealed class SharedKeys(NpgsqlDataSource source, Seal seal) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = source.CreateCommand("select xml from access.data_protection_keys order by name");
        using var row = command.ExecuteReader();
        var keys = new List<XElement>();
        while (row.Read())
        {
            keys.Add(XElement.Parse(seal.Open(row.GetString(0))));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = source.CreateCommand("insert into access.data_protection_keys (name, xml) values ($1, $2)");
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(seal.Close(element.ToString(SaveOptions.DisableFormatting)));
        command.ExecuteNonQuery();
    }
}
