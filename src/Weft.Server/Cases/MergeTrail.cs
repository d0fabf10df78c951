namespace Weft.Server.Cases;

/// <summary>A report may have been merged, and the survivor again: where it is handled now.</summary>
internal static class MergeTrail
{
    /// <summary>
    /// Two steps of a <c>with recursive</c> after one named <c>mine</c> (id of the report, case_id, joined_at): <c>ends</c> holds each of
    /// these reports with the case that carries it now.
    /// </summary>
    public const string Sql =
        """
        trail as (
            select mine.id, case_id, joined_at, 1 as step from mine
            union all
            select trail.id, (one.state ->> 'mergedInto')::uuid, joined_at, step + 1
            from trail join cases.cases one on one.id = trail.case_id
            where one.state ? 'mergedInto' and step < 20),
        ends as (select distinct on (id) id, case_id, joined_at from trail order by id, step desc)
        """;
}
