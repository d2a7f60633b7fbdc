using System.Text;
using ArxivLens.Core;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Sources.OpenAlex;

namespace ArxivLens.Sources.Tests.OpenAlex;

/// <summary>Records and folders are made by hand as OpenAlex's documentation of the snapshot has them.</summary>
public sealed class OpenAlexImportTests : IDisposable
{
    private const string Preprint =
        """{"id":"https://openalex.org/W1","doi":"https://doi.org/10.48550/arxiv.2311.09227","title":"As OpenAlex has it","referenced_works":["https://openalex.org/W2","https://openalex.org/W4","https://openalex.org/W9"]}""";

    private const string Cited = """{"id":"https://openalex.org/W2","doi":"https://doi.org/10.1000/Cited","title":"Cited","publication_year":1999}""";
    private const string Citing = """{"id":"https://openalex.org/W3","doi":"https://doi.org/10.1000/citing","title":"Citing","referenced_works":["W1","W5"]}""";
    private const string WithoutDoi = """{"id":"https://openalex.org/W4","title":"A book","ids":{"pmid":"77"}}""";
    private const string Stranger = """{"id":"https://openalex.org/W5","doi":"https://doi.org/10.1000/stranger","title":"Stranger","referenced_works":["W2"]}""";

    private readonly TemporaryLibrary library = new();

    [Fact]
    public async Task What_papers_cite_and_what_cites_them_is_taken_and_nothing_else()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        var counts = await ImportAsync(Write("a.jsonl", Stranger, Cited, Preprint), Write("b.jsonl.gz", Citing, WithoutDoi));
        Assert.Equal(
            ["2311.09227 \"Paper 2311.09227\"", "doi:10.1000/cited \"Cited\"", "doi:10.1000/citing \"Citing\"", "work:oa-w4 \"A book\""],
            await library.WorksAsync());
        Assert.Equal(
            ["2311.09227>doi:10.1000/cited", "2311.09227>work:oa-w4", "doi:10.1000/citing>2311.09227"], await library.CitationsAsync());
        Assert.Equal((5, 1, 3, 1, 1), (counts.Read, counts.Papers, counts.Others, counts.LeftOut, counts.Dangling));
        Assert.Equal("2311.09227", await library.IdAsync("openalex", "W1"));
        Assert.Equal("doi:10.1000/cited", await library.IdAsync("openalex", "W2"));
        Assert.Equal("work:oa-w4", await library.IdAsync("pmid", "77"));
        Assert.Null(await library.IdAsync("openalex", "W5"));
        Assert.Null(await library.IdAsync("openalex", "W9"));
    }

    [Fact]
    public async Task The_order_of_files_and_a_second_time_make_no_difference()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        var (one, two) = (Write("1.jsonl", Preprint, Citing), Write("2.jsonl", WithoutDoi, Cited, Stranger));
        await ImportAsync(one, two);
        var hash = await library.HashAsync();
        await ImportAsync(two, one);
        await ImportAsync(Write("all.jsonl", Stranger, Cited, Citing, WithoutDoi, Preprint, Preprint));
        Assert.Equal(hash, await library.HashAsync());

        using var other = new TemporaryLibrary();
        await other.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        await ImportAsync(other, default, two, one);
        Assert.Equal(hash, await other.HashAsync());
    }

    [Fact]
    public async Task An_import_that_was_killed_is_made_whole_by_another()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        string[] files = [Write("1.jsonl", Preprint, Citing), Write("2.jsonl", WithoutDoi, Cited)];
        using (var import = new OpenAlexImport(library.Storage.Stores, library.Folder, OpenAlexFiles.Find(files), default))
        {
            // What was set aside is lost with the process.
            await import.LearnAsync(null, default);
            await import.ImportAsync(await library.BeginAsync("1.jsonl"), files[0], null, default);
        }

        Assert.Equal(["doi:10.1000/citing>2311.09227"], await library.CitationsAsync());
        Assert.Empty(Directory.EnumerateFiles(library.Folder, "*.part"));
        await ImportAsync(files);
        using var other = new TemporaryLibrary();
        await other.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        await ImportAsync(other, default, files);
        Assert.Equal(await other.HashAsync(), await library.HashAsync());
    }

    [Fact]
    public async Task Arxivs_own_record_stays_even_where_it_has_no_abstract()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227", text: ""));
        await ImportAsync(Write("a.jsonl", Preprint[..^1] + ",\"abstract_inverted_index\":{\"Better\":[0]}}"));
        Assert.NotNull((await library.Storage.Works.FindAsync(TemporaryLibrary.Key("2311.09227")))!.Paper);
    }

    [Fact]
    public async Task A_work_of_which_only_the_key_was_known_gets_its_facts()
    {
        await library.AddAsync(new Work { Key = TemporaryLibrary.Key("doi:10.1000/stranger"), Title = "" });
        await ImportAsync(Write("a.jsonl", Stranger, Cited));
        Assert.Equal(["doi:10.1000/stranger \"Stranger\""], await library.WorksAsync());
        Assert.Empty(await library.CitationsAsync());
    }

    [Fact]
    public async Task Both_names_of_a_published_paper_are_kept_and_its_twin_by_itself_is_a_work()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"), TemporaryLibrary.Paper("hep-th/9901001", doi: "10.1000/Twin"));
        await ImportAsync(Write(
            "a.jsonl",
            """{"id":"W1","doi":"10.1000/Published","title":"T","primary_location":{"landing_page_url":"https://arxiv.org/abs/2311.09227"},"referenced_works":["W2"]}""",
            """{"id":"W7","doi":"10.1000/twin","title":"Twin","referenced_works":["W2"]}""",
            Cited));
        Assert.Equal("2311.09227", await library.IdAsync("doi", "10.1000/published"));
        Assert.Equal("doi:10.1000/twin", await library.IdAsync("openalex", "W7"));
        Assert.Equal(["2311.09227>doi:10.1000/cited", "doi:10.1000/twin>doi:10.1000/cited"], await library.CitationsAsync());
    }

    [Fact]
    public async Task Numbers_that_were_given_up_lead_to_the_works_of_today()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        var folder = Path.Combine(library.Folder, "snapshot");
        Write("snapshot/works/updated_date=2024-01-01/part_000.gz", Preprint, """{"id":"W12","doi":"10.1000/now","title":"Now"}""");
        Write("snapshot/works/updated_date=2024-02-01/part_000.gz", """{"id":"W3","doi":"10.1000/citing","title":"Citing","referenced_works":["W91"]}""");
        Write("snapshot/merged_ids/works/2023-01-01.csv.gz", "merge_date,id,merge_into_id", "2023-01-01,W90,W91", "2023-01-01,W9,W11", "x,y,z");
        Write("snapshot/merged_ids/works/2023-02-01.csv.gz", "merge_date,id,merge_into_id", "2023-02-01,W91,W1", "2023-02-01,W11,W12");
        Write("snapshot/authors/updated_date=2024-01-01/part_000.gz", """{"id":"A1"}""");
        Write("snapshot/works/manifest", "{}");
        var counts = await ImportAsync(folder);
        Assert.Equal(["2311.09227>doi:10.1000/now", "doi:10.1000/citing>2311.09227"], await library.CitationsAsync());
        Assert.Equal(("2311.09227", "2311.09227"), (await library.IdAsync("openalex", "W91"), await library.IdAsync("openalex", "W90")));
        Assert.Equal("doi:10.1000/now", await library.IdAsync("openalex", "W9"));
        Assert.Equal((3, 2), (counts.Read, counts.Dangling));
    }

    [Fact]
    public async Task What_the_files_do_not_have_is_kept_by_number_if_wanted_and_named_when_it_comes()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        await ImportAsync(library, new OpenAlexChoice(All: false, KeepUnknown: true), Write("a.jsonl", Preprint));
        Assert.Equal(["2311.09227>work:oa-w2", "2311.09227>work:oa-w4", "2311.09227>work:oa-w9"], await library.CitationsAsync());
        Assert.Equal("work:oa-w9", await library.IdAsync("openalex", "W9"));

        await ImportAsync(library, new OpenAlexChoice(All: false, KeepUnknown: true), Write("b.jsonl", Preprint, Cited));
        Assert.Contains("work:oa-w2 \"Cited\"", await library.WorksAsync());
        Assert.Equal("10.1000/Cited", (await library.Storage.Works.FindAsync(TemporaryLibrary.Key("work:oa-w2")))!.Doi);
        Assert.Contains("2311.09227>doi:10.1000/cited", await library.CitationsAsync());
        Assert.Equal("doi:10.1000/cited", await library.IdAsync("openalex", "W2"));
    }

    [Fact]
    public async Task All_takes_all_into_an_empty_library()
    {
        await ImportAsync(library, new OpenAlexChoice(All: true, KeepUnknown: false), Write("a.jsonl", Stranger, Cited, Preprint, WithoutDoi));
        Assert.Equal(4, (await library.WorksAsync()).Count);
        Assert.Equal(
            ["2311.09227>doi:10.1000/cited", "2311.09227>work:oa-w4", "doi:10.1000/stranger>doi:10.1000/cited"], await library.CitationsAsync());
    }

    [Fact]
    public async Task A_work_that_cites_itself_is_counted_and_a_bad_record_rejected()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        var counts = await ImportAsync(Write("a.jsonl", Preprint.Replace("W9", "W1", StringComparison.Ordinal), "{\"id\":7}", "<html>", Cited, WithoutDoi));
        Assert.Equal((1, 0), (counts.SelfCitations, counts.Dangling));
        Assert.Equal(2, File.ReadAllLines(library.RejectedFile).Length);
    }

    [Fact]
    public async Task An_empty_list_of_references_says_nothing()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        await ImportAsync(Write("a.jsonl", Preprint, Cited, WithoutDoi));
        var before = await library.CitationsAsync();
        var counts = await ImportAsync(Write("a.jsonl", """{"id":"W1","doi":"10.48550/arxiv.2311.09227","referenced_works":[]}"""));
        Assert.Equal(before, await library.CitationsAsync());
        Assert.Equal(1, counts.WithoutReferences);
    }

    [Fact]
    public async Task A_retraction_is_OpenAlexs_claim_and_stands_beside_that_of_Retraction_Watch()
    {
        var paper = TemporaryLibrary.Paper("2311.09227");
        await library.AddAsync(paper);
        await library.Storage.Retractions.SaveAsync([new Retraction(paper.Key, null)]);
        await ImportAsync(Write("a.jsonl", Preprint[..^1] + ",\"is_retracted\":true}"));
        await ImportAsync(Write("a.jsonl", Preprint[..^1] + ",\"is_retracted\":true}"));
        var claims = await library.Storage.Retractions.FindAsync(paper);
        Assert.Equal(["W1", null], claims.Select(claim => claim.OpenAlexNumber));
        Assert.Equal("test", (await library.Storage.Retractions.FindOriginAsync(paper))!.Source);
    }

    [Theory]
    [InlineData("-", "works of OpenAlex are read twice")]
    [InlineData("nowhere", "no such file or folder")]
    [InlineData(".", "holds no files of works")]
    public void What_cannot_be_read_twice_is_refused(string name, string reason)
    {
        var folder = Path.Combine(library.Folder, "empty");
        Directory.CreateDirectory(folder);
        var fault = Assert.Throws<SourceException>(() => OpenAlexFiles.Find([name == "." ? folder : name]));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => library.Dispose();

    private Task<OpenAlexCounts> ImportAsync(params string[] files) => ImportAsync(library, default, files);

    private static async Task<OpenAlexCounts> ImportAsync(TemporaryLibrary into, OpenAlexChoice choice, params string[] named)
    {
        var files = OpenAlexFiles.Find(named);
        using var import = new OpenAlexImport(into.Storage.Stores, into.Folder, files, choice);
        await import.LearnAsync(null, default);
        foreach (var file in files.Works)
            await import.ImportAsync(await into.BeginAsync(Path.GetFileName(file)), file, null, default);
        await import.FinishAsync(await into.BeginAsync("references"), null, default);
        return import.Counts;
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(library.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var content = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        File.WriteAllBytes(path, name.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFile.Gzip(content) : content);
        return path;
    }
}
