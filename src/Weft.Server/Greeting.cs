namespace Weft.Server;

/// <summary>A line that <c>serve</c> prints when it is ready; a module that has something to say registers one.</summary>
public sealed record Greeting(string Line);
