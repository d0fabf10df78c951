using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Weft.Server.Database;

/// <summary>A where clause that grows condition by condition. Values are always parameters: {0}, {1} in a condition are its own.</summary>
internal sealed class Sql
{
    private readonly List<string> _conditions = [];
    private readonly List<NpgsqlParameter> _parameters = [];

    public string Where => _conditions.Count == 0 ? "true" : string.Join(" and ", _conditions);

    public void And(string condition, params (NpgsqlDbType Type, object Value)[] values)
    {
        var names = values.Select(value => (object)Add(value.Type, value.Value)).ToArray();
        _conditions.Add(names.Length == 0 ? condition : string.Format(CultureInfo.InvariantCulture, condition, names));
    }

    public void And(string condition, NpgsqlDbType type, object value) => And(condition, (type, value));

    public void AndWhen<T>(T? value, string condition, NpgsqlDbType type)
    {
        if (value is not null)
        {
            And(condition, (type, value));
        }
    }

    /// <summary>A parameter outside the conditions; its place in the text.</summary>
    public string Add(NpgsqlDbType type, object value)
    {
        _parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value });
        return $"${_parameters.Count}";
    }

    public NpgsqlCommand Command(NpgsqlConnection connection, string text)
    {
        var command = new NpgsqlCommand(text, connection);
        command.Parameters.AddRange(_parameters.Select(parameter => parameter.Clone()).ToArray());
        return command;
    }
}
