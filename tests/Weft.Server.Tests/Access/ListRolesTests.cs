using System.Text.Json;

namespace Weft.Server.Tests.Access;

public class ListRolesTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Fact]
    public async Task A_form_of_assignments_learns_which_roles_there_are_and_where_they_may_be_given()
    {
        var answer = await (await app.As(Cast.CountyAdministrator).GetAsync(new Uri("/api/accounts/roles", UriKind.Relative), TestContext.Current.CancellationToken)).Json();

        answer.GetProperty("within").EnumerateArray().Single().GetProperty("regionId").GetGuid().ShouldBe(Cast.County.Id);
        var roles = answer.GetProperty("roles").EnumerateArray().ToDictionary(role => role.GetProperty("role").GetString()!);
        roles.ShouldNotContainKey("Resident");
        roles["DepartmentHandler"].GetProperty("unit").GetString().ShouldBe("Department");
        roles["DepartmentHandler"].GetProperty("unitNeeded").GetBoolean().ShouldBeTrue();
        roles["GridWorker"].GetProperty("unit").ValueKind.ShouldBe(JsonValueKind.Null);
        roles["Auditor"].GetProperty("secondFactor").GetBoolean().ShouldBeTrue();
    }
}
