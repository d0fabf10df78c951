using Weft.Core.Cases;
using Weft.Server.Demo.Plan;
using Weft.Server.Demo.Writing;

namespace Weft.Server.Tests.Demo;

public class DemoCatalogueTests
{
    [Fact]
    public void The_catalogue_is_read_by_the_import_without_a_fault_or_a_remark()
    {
        var read = CatalogueSeed.Read();

        read.Faults.ShouldBeEmpty();
        read.Remarks.ShouldBeEmpty();
        read.Classes.Count.ShouldBe(7);
        read.Items.Count.ShouldBeInRange(225, 245);
        read.Items.Select(item => item.Kind).Distinct().Count().ShouldBe(Enum.GetValues<CaseKind>().Length);
    }

    [Fact]
    public void Every_responsible_body_is_a_department_of_the_city_or_its_stations()
    {
        var bodies = Departments.All.Select(department => department.Body).Concat(["社区网格工作站", "街道综合治理中心"]).ToHashSet();

        CatalogueSeed.Read().Items.SelectMany(item => item.Responsible).Distinct().ShouldBeSubsetOf(bodies);
    }

    [Fact]
    public void Items_have_names_in_both_languages_and_words_that_people_use()
    {
        var items = CatalogueSeed.Read().Items;

        items.ShouldAllBe(item => item.EnglishName != null && item.Keywords.Count > 0);
        items.Select(item => item.Name).ShouldBeUnique();
        items.Select(item => item.EnglishName).ShouldBeUnique();
    }
}
