using System.Text;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Tests.Processes;

/// <summary>Semantic Scholar's datasets from an empty library to citations with their sentences, and what comes again.</summary>
public sealed class SemanticScholarTests : IDisposable
{
    private const string Works =
        """
        {"id":"2311.00001","title":"One","authors":["A. One"],"year":2023,"categories":["cs.AI"]}
        {"id":"2311.00002","title":"Two","authors":["A. Two"],"year":2023,"categories":["cs.AI"],"description":"A description."}
        """;

    // The library knows 2311.00003 by its key only, until the dataset tells what it is.
    private const string Citations = "citing,cited\n2311.00003,2311.00001\n";

    private const string Papers =
        """
        {"corpusid":1,"externalids":{"ArXiv":"2311.00001","DOI":null},"title":"Another title of one","authors":[{"name":"B. Else"}],"year":2024,"publicationdate":"2024-01-02"}
        {"corpusid":"2","externalids":{"ArXiv":"2311.00002"},"title":"Two","year":2023}
        {"corpusid":3,"externalids":{"ArXiv":"2311.00003","DOI":"10.1000/Three"},"title":"Three","authors":[{"name":"C. Three"}],"year":2023}
        {"corpusid":30,"externalids":{"ArXiv":"2311.00003"},"title":"Three, once more","year":2022}
        {"corpusid":9,"externalids":{"DOI":"10.1000/nine"},"title":"Nine, in no arXiv","authors":[{"name":"D. Nine"}],"year":1999}
        {"corpusid":99,"externalids":{"DOI":"10.1000/never"},"title":"Cited by nobody here"}
        """;

    private const string Rows =
        """
        {"citationid":11,"citingcorpusid":1,"citedcorpusid":2,"isinfluential":true,"contexts":["We follow [2]."],"intents":["methodology"]}
        {"citationid":12,"citingcorpusid":2,"citedcorpusid":3,"isinfluential":false,"contexts":null,"intents":null}
        {"citationid":13,"citingcorpusid":"1","citedcorpusid":"9","isinfluential":false,"contexts":[],"intents":[]}
        {"citationid":14,"citingcorpusid":9,"citedcorpusid":1,"contexts":["Passed over."]}
        {"citationid":15,"citingcorpusid":3,"citedcorpusid":30}
        {"citationid":16,"citingcorpusid":1,"citedcorpusid":null}
        {"citationid":17,"citingcorpusid":77,"citedcorpusid":78}
        {"citationid":18,"citingcorpusid":"x","citedcorpusid":1}
        """;

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task From_nothing_to_citations_with_their_sentences_and_works_with_their_names()
    {
        await PrepareAsync(_data);
        var report = (await InProcess.RunAsync(_data, "import", "s2-citations", _data.File("c.gz", DataFolder.Gzip(Rows)), "--keep-unknown", "--json")).Ends(3).Json;
        Assert.Equal((3, 1, 1), (report.GetProperty("added").GetInt32(), report.GetProperty("rejected").GetInt32(), report.GetProperty("selfCitations").GetInt32()));
        var passed = report.GetProperty("passedOver");
        Assert.Equal(
            (0, 1, 1, 1),
            (passed.GetProperty("unknownCited").GetInt32(), passed.GetProperty("unknownCiting").GetInt32(), passed.GetProperty("noEnd").GetInt32(), passed.GetProperty("elsewhere").GetInt32()));
        (await InProcess.RunAsync(_data, "import", "s2-papers", _data.File("p.jsonl", Papers), "--no-index")).Ends(0);

        using var library = Open(_data);
        var nine = (await library.Works.FindAsync(Key("work:s2-9")))!;
        Assert.Equal(("Nine, in no arXiv", 1999, "10.1000/nine"), (nine.Title, nine.Year, nine.Doi));
        var claim = Assert.Single(Assert.Single(await library.Citations.FindClaimsAsync([(Key("2311.00001"), Key("2311.00002"))])));
        Assert.Equal("semantic-scholar", claim.Origin);
        Assert.Equal([new CitationContext("We follow [2].", CitationIntents.Method | CitationIntents.Influential)], claim.Contexts);
        Assert.Null(await library.Works.FindAsync(Key("10.1000/never")));
        Assert.Equal([Key("2311.00003"), Key("2311.00003"), null], await library.Ids.FindAsync("s2", ["3", "30", "99"]));
    }

    [Fact]
    public async Task Facts_go_to_works_known_by_their_keys_and_leave_all_others_as_they_are()
    {
        await PrepareAsync(_data);
        using var library = Open(_data);
        Assert.Equal("One", (await library.Works.FindAsync(Key("2311.00001")))!.Title);
        var three = (await library.Works.FindAsync(Key("2311.00003")))!;
        Assert.Equal(("Three", "10.1000/Three", 2023), (three.Title, three.Doi, three.Year));
        Assert.Equal("semantic-scholar", (await library.Works.FindRecordOriginAsync(Key("2311.00003")))!.Source);
    }

    [Fact]
    public async Task Abstracts_go_to_works_without_one_and_withheld_ones_are_none()
    {
        await PrepareAsync(_data);
        const string abstracts =
            """
            {"corpusid":1,"openaccessinfo":null,"abstract":"We show one."}
            {"corpusid":2,"abstract":"We show two."}
            {"corpusid":3,"abstract":null}
            {"corpusid":99,"abstract":"We show."}
            """;
        (await InProcess.RunAsync(_data, "import", "s2-abstracts", _data.File("a.jsonl", abstracts), "--no-index")).Ends(0);
        (await InProcess.RunAsync(_data, "import", "s2-papers", _data.File("p.jsonl", Papers), "--no-index")).Ends(0);
        using var library = Open(_data);
        var works = await library.Works.FindAsync([Key("2311.00001"), Key("2311.00002"), Key("2311.00003")]);
        Assert.Equal(["We show one.", "We show two.", ""], works.Select(work => work!.Abstract));
        Assert.False(works[1]!.AbstractIsDescription);
    }

    [Fact]
    public async Task Whatever_comes_twice_or_in_another_order_comes_to_the_same_library()
    {
        await PrepareAsync(_data);
        string[] shards = Rows.Split('\n');
        await ImportAsync(_data, "s2-citations", "--keep-unknown", shards);
        await ImportAsync(_data, "s2-papers", "--no-index", Papers.Split('\n'));
        var expected = await HashAsync(_data);
        await ImportAsync(_data, "s2-citations", "--keep-unknown", shards);
        await ImportAsync(_data, "s2-papers", "--no-index", Papers.Split('\n'));
        Assert.Equal(expected, await HashAsync(_data));

        using var other = new DataFolder();
        await PrepareAsync(other, reversed: true);
        await ImportAsync(other, "s2-citations", "--keep-unknown", [.. shards.Reverse()]);
        await ImportAsync(other, "s2-papers", "--no-index", [.. Papers.Split('\n').Reverse()]);
        Assert.Equal(expected, await HashAsync(other));
    }

    [Fact]
    public async Task What_is_taken_back_goes_unless_somebody_else_asserts_it()
    {
        await PrepareAsync(_data);
        (await InProcess.RunAsync(_data, "import", "s2-citations", _data.File("c.jsonl", Rows))).Ends(3);
        (await InProcess.RunAsync(_data, "import", "citations", _data.File("o.csv", "citing,cited\n2311.00001,2311.00002\n"))).Ends(0);
        var deletes = _data.File("d.jsonl", string.Join('\n', Rows.Split('\n').Take(2)));
        var first = (await InProcess.RunAsync(_data, "import", "s2-citations", deletes, "--deletes", "--json")).Ends(0).Json;
        Assert.Equal((2, 0), (first.GetProperty("updated").GetInt32(), first.GetProperty("unchanged").GetInt32()));
        var again = (await InProcess.RunAsync(_data, "import", "s2-citations", deletes, "--deletes", "--json")).Ends(0).Json;
        Assert.Equal((0, 2), (again.GetProperty("updated").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        using (var library = Open(_data))
        {
            var claims = await library.Citations.FindClaimsAsync([(Key("2311.00001"), Key("2311.00002")), (Key("2311.00002"), Key("2311.00003"))]);
            Assert.Equal(["file"], claims[0].Select(claim => claim.Origin));
            Assert.Empty(claims[1]);
        }

        // The index was brought up to date with it.
        (await InProcess.RunAsync(_data, "doctor")).Ends(0);
        var cited = (await InProcess.RunAsync(_data, "network", "2311.00003", "--format", "edges")).Ends(0).Output;
        Assert.DoesNotContain("2311.00002", cited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_corpus_ids_it_says_what_comes_first()
    {
        (await InProcess.RunAsync(_data, "import", "works", _data.File("w.jsonl", Works), "--no-index")).Ends(0);
        foreach (var kind in new[] { "s2-citations", "s2-abstracts" })
        {
            var refused = (await InProcess.RunAsync(_data, "import", kind, _data.File("c.jsonl", Rows))).Ends(1);
            Assert.Contains("arxivlens import s2-papers", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Killed_in_its_midst_it_comes_to_the_same_when_it_is_begun_again()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 120_000; i++)
            rows.Append($"{{\"citingcorpusid\":1,\"citedcorpusid\":{1_000 + (i * 7_919L % 60_000)},\"contexts\":[\"In {i % 60_000}.\"]}}\n");
        await PrepareAsync(_data);
        using var undisturbed = new DataFolder();
        await PrepareAsync(undisturbed);
        (await Arxivlens.RunAsync(undisturbed, "import", "s2-citations", undisturbed.File("c.jsonl", rows.ToString()), "--keep-unknown", "--no-index")).Ends(0);

        using (var import = Arxivlens.Start(_data, "import", "s2-citations", "-", "--keep-unknown", "--no-index"))
        {
            await import.StandardInput.WriteAsync(rows.ToString(0, rows.Length / 2));
            await import.StandardInput.FlushAsync();
            import.Kill();
            await import.WaitForExitAsync();
        }

        (await Arxivlens.RunAsync(_data, "import", "s2-citations", _data.File("c.jsonl", rows.ToString()), "--keep-unknown", "--no-index")).Ends(0);
        Assert.Equal(await HashAsync(undisturbed), await HashAsync(_data));
    }

    private static async Task PrepareAsync(DataFolder data, bool reversed = false)
    {
        (await InProcess.RunAsync(data, "import", "works", data.File("w.jsonl", Works), "--no-index")).Ends(0);
        (await InProcess.RunAsync(data, "import", "citations", data.File("w.csv", Citations), "--no-index")).Ends(0);
        var papers = reversed ? Papers.Split('\n').Reverse() : Papers.Split('\n');
        await ImportAsync(data, "s2-papers", "--no-index", [.. papers]);
    }

    private static async Task ImportAsync(DataFolder data, string kind, string option, string[] shards)
    {
        string[] files = [.. shards.Select((shard, place) => data.File($"{kind}-{place}.jsonl", shard))];
        var outcome = await InProcess.RunAsync(data, ["import", kind, .. files, option]);
        Assert.True(outcome.ExitCode is 0 or 3, outcome.Error);
    }

    private static async Task<string> HashAsync(DataFolder data)
    {
        using var library = Open(data);
        return await library.Library.ComputeContentHashAsync();
    }

    private static SqliteStorage Open(DataFolder data) => SqliteStorage.Open(new DataDirectory(data.Path).LibraryFile);

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);
}
