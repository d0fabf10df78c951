using Weft.Server;

var (verb, rest) = Verbs.Find(args);
if (verb is null)
{
    return Verbs.Explain(args[0]);
}

try
{
    // The settings lie beside the binary, whatever folder it is called from; the private database lies in that folder.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, ContentRootPath = AppContext.BaseDirectory });
    verb.Prepare(builder);
    await using var database = await verb.OpenDatabase(builder);
    builder.Services.AddWeft(builder.Configuration);

    await using var app = builder.Build();
    app.MapWeft();
    return await verb.Do(app, rest);
}
catch (CannotStartException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
