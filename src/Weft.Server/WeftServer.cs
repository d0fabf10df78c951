namespace Weft.Server;

public static class WeftServer
{
}
