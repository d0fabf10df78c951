using System.IO.Compression;
using System.Text;
using Weft.Server.History.Rows;

namespace Weft.Server.Tests.History;

public sealed class ImportCasesTests(Postgres postgres) : IAsyncLifetime
{
    private readonly Importing _city = new(postgres);

    public ValueTask InitializeAsync() => _city.InitializeAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Rows_become_cases_with_sealed_timelines_that_say_no_more_than_the_rows()
    {
        var result = await _city.Run(_city.Write("map.json", Lindu.Map), _city.Write("cases.csv", Lindu.File(Lindu.InTime, Lindu.Late, Lindu.Open)));

        (result.Tally.Imported, result.Tally.InTime, result.Tally.Late, result.Tally.StillRunning).ShouldBe((3, 1, 1, 1));
        (result.Tally.Compared, result.Tally.Differing).ShouldBe((2, 0));
        (await _city.Rows("select number, stage, in_time, was_late, words from cases.cases order by number")).ShouldBe(
        [
            "lindu-1|Closed|True|False|桥头垃圾",
            "lindu-2|Closed|False|True|摊位\n占道，\"红色\"棚子",
            "lindu-3|Accepted||False|河边垃圾",
        ]);
        (await _city.Rows("select string_agg(entry::jsonb->'happened'->>'what', ' ' order by seq) from cases.timeline group by case_id order by 1")).ShouldBe(
            ["Reported Imported", "Reported Imported Closed", "Reported Imported Closed"]);
        (await _city.Verify()).ShouldBe(3);
        (await _city.Ask<long>("select count(*) from notices.outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task A_repeat_doubles_nothing_and_makes_nothing_again()
    {
        var (map, data) = (_city.Write("map.json", Lindu.Map), _city.Write("cases.csv", Lindu.File(Lindu.InTime, Lindu.Late, Lindu.Late)));
        (await _city.Run(map, data)).Made.ShouldBe(new(3, 5, 2));

        var again = await _city.Run(map, data);

        again.Made.ShouldBe(new(0, 0, 0));
        (again.Tally.Imported, again.Tally.AlreadyThere).ShouldBe((0, 3));
        (await _city.Ask<long>("select count(*) from cases.cases")).ShouldBe(2);
    }

    [Fact]
    public async Task A_row_with_a_fault_is_left_out_whole_and_its_faults_are_named()
    {
        var data = _city.Write("bad.csv", Lindu.File(
            Lindu.InTime,
            "4,2024-13-01 08:00:00,,,,东门街道,垃圾,环卫所,月份不对",
            ",2024-03-01 08:00:00,,,,东门街道,垃圾,环卫所,没有编号",
            "6,2024-03-01 08:00:00,,2024-02-01 08:00:00,Y,东门街道,垃圾,环卫所,先结案后上报",
            "7,2024-03-01 08:00:00,,2024-03-01 09:00:00,MAYBE,东门街道,垃圾,环卫所,=没有这个结论",
            "8,2024-03-01 08:00:00,少了几列",
            "9,2999-03-01 08:00:00,,,,东门街道,垃圾,环卫所,"));

        var result = await _city.Run(_city.Write("map.json", Lindu.Map), data);

        (result.Tally.Imported, result.Tally.Rejected).ShouldBe((1, 6));
        var lines = await File.ReadAllLinesAsync(data + ".rejects.csv", TestContext.Current.CancellationToken);
        lines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(3))).ShouldBe(
        [
            "3,opened,time-unreadable", "4,no,number-missing", "5,closed,times-out-of-order", "6,flag,value-not-in-map", "7,,column-count",
            "8,words,words-missing", "8,opened,time-out-of-range",
        ]);
        (await _city.Ask<long>("select count(*) from cases.cases")).ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_tells_everything_and_writes_nothing()
    {
        var result = await _city.Run(_city.Write("map.json", Lindu.Map), _city.Write("cases.csv", Lindu.File(Lindu.InTime, Lindu.Open)), dryRun: true);

        (result.Tally.Imported, result.Tally.StillRunning).ShouldBe((2, 1));
        (await _city.Ask<long>("select count(*) from cases.cases")).ShouldBe(0);
        (await _city.Ask<long>("select count(*) from regions.regions where name = '林渡市'")).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_that_dies_between_portions_goes_on_where_it_was()
    {
        var (map, data) = (_city.Write("map.json", Lindu.Map), _city.Write("many.csv", Lindu.Many(5000)));
        await Should.ThrowAsync<InvalidOperationException>(() => _city.Run(map, data, afterPortion: rows =>
        {
            if (rows >= 2000)
            {
                throw new InvalidOperationException("the power went");
            }
        }));
        (await _city.Ask<long>("select count(*) from cases.cases")).ShouldBe(2000);

        var result = await _city.Run(map, data);

        result.Resumed.ShouldBe(2000);
        (result.Tally.Imported, result.Tally.AlreadyThere).ShouldBe((5000, 0));
        (await _city.Verify()).ShouldBe(5000);
    }

    [Fact]
    public async Task A_killed_process_loses_and_repeats_nothing()
    {
        var (map, data) = (_city.Write("map.json", Lindu.Map), _city.Write("many.csv", Lindu.Many(30_000)));
        string[] words = ["import", "cases", "--map", map, data];
        var settings = ("ConnectionStrings__Weft", _city.App.ConnectionString);
        using (var killed = HostProcess.Start(_city.Folder, words, settings))
        {
            while (!killed.Process.HasExited && await _city.Ask<long>("select coalesce(max(rows_done), 0) from history.imports") == 0)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            killed.Process.Kill();
            await killed.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var second = HostProcess.Start(_city.Folder, words, settings);
        (await second.Ended(TestContext.Current.CancellationToken)).ShouldBe(0, second.Errors);

        (await _city.Ask<long>("select count(*) from cases.cases")).ShouldBe(30_000);
        (await _city.Ask<long>("select count(*) from cases.cases one where entries <> (select count(*) from cases.timeline line where line.case_id = one.id)")).ShouldBe(0);
        (await _city.Ask<long>("select count(*) from history.imports")).ShouldBe(1);
    }

    [Theory]
    [InlineData("gb18030", false)]
    [InlineData("utf-8", true)]
    public async Task Other_encodings_and_gzip_are_read_as_they_are(string encoding, bool zipped)
    {
        var text = Lindu.File(Lindu.InTime);
        var bytes = encoding == "gb18030"
            ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text)
            : [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        if (zipped)
        {
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            {
                zip.Write(bytes);
            }

            bytes = packed.ToArray();
        }

        var map = _city.Write("map.json", Lindu.Map.Replace("\"timeZone\"", $"\"encoding\": \"{encoding}\", \"timeZone\"", StringComparison.Ordinal));
        await _city.Run(map, _city.Write("cases.data", bytes));

        (await _city.Rows("select words from cases.cases")).ShouldBe(["桥头垃圾"]);
    }

    [Fact]
    public async Task A_row_that_the_encoding_cannot_read_is_rejected_and_the_others_come_in()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Lindu.File(Lindu.InTime)), .. Encoding.UTF8.GetBytes("5,2024-03-01 08:00:00,,,,东门街道,垃圾,环卫所,"), 0xC0, 0xAF, (byte)'\n'];

        var result = await _city.Run(_city.Write("map.json", Lindu.Map), _city.Write("cases.csv", bytes));

        result.Tally.Imported.ShouldBe(1);
        result.Tally.Reasons.Keys.ShouldBe([RowFaultKind.NotInEncoding]);
    }

    [Theory]
    [InlineData("\"number\": \"{no}\"", "\"number\": \"{nummer}\"", "nummer")]
    [InlineData("\"words\"", "\"wrods\"", "wrods")]
    [InlineData("3工作日", "bald", "bald")]
    [InlineData("Asia/Shanghai", "Asia/Atlantis", "Atlantis")]
    public async Task A_mapping_that_is_not_right_ends_with_a_sentence_that_names_it(string right, string wrong, string named)
    {
        var map = _city.Write("map.json", Lindu.Map.Replace(right, wrong, StringComparison.Ordinal));

        (await Should.ThrowAsync<CannotStartException>(() => _city.Run(map, _city.Write("cases.csv", Lindu.File(Lindu.InTime))))).Message.ShouldContain(named);
    }
}
