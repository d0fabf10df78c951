using Weft.Server;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWeft(builder.Configuration);
var app = builder.Build();
app.MapWeft();
await app.RunAsync();
return 0;
