using System.Text;
using System.Text.Json;
using ArxivLens.Core.Citations;
using ArxivLens.Sources.SemanticScholar;

namespace ArxivLens.Sources.Tests.SemanticScholar;

/// <summary>Recorded answers of the interface, and broken ones.</summary>
public sealed class AnswerTests
{
    private readonly ApiAnswers answers = new();

    [SharedDataFact]
    public void A_recorded_citation_is_understood()
    {
        var citation = answers.ReadEntry(Fixture("Citation.json"))!;
        Assert.Equal("doi:10.1109/lra.2022.3229266", citation.Other.Key.ToString());
        Assert.Equal((254723237L, "bdcbc589c8d1e4dd0c6572630f8511557406ad2f"), (citation.Other.CorpusId, citation.Other.Sha));
        Assert.Equal("Learning to Throw With a Handful of Samples Using Decision Transformers", citation.Other.Facts!.Title);
        Assert.Equal("10.1109/LRA.2022.3229266", citation.Other.Facts.Doi);
        Assert.Equal(new DateOnly(2023, 2, 1), citation.Other.Facts.Published);
        Assert.Equal(["Monastirsky", "Azulay", "Sintov"], citation.Other.Facts.Authors.Select(author => author.Family));
        Assert.StartsWith("Throwing objects by a robot", citation.Other.Facts.Abstract, StringComparison.Ordinal);
        Assert.Equal(
            [CitationIntents.Method, CitationIntents.Method, CitationIntents.Result, CitationIntents.Background],
            citation.Contexts!.Select(context => context.Intents & ~CitationIntents.Influential));
        Assert.All(citation.Contexts!, context => Assert.True(context.Intents.HasFlag(CitationIntents.Influential)));
        Assert.StartsWith("RP is implemented", citation.Contexts![0].Sentence, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void A_recorded_reference_is_understood()
    {
        var reference = answers.ReadEntry(Fixture("Reference.json"))!;
        Assert.Equal("1402.0030", reference.Other.Key.ToString());
        Assert.Equal(2014, reference.Other.Facts!.Year);
        Assert.Equal(CitationIntents.Background, Assert.Single(reference.Contexts!).Intents);
    }

    [SharedDataFact]
    public void A_recorded_paper_and_all_papers_within_it_are_understood()
    {
        var json = Fixture("Paper.json");
        var paper = new ApiPaperReader().Read(json)!;
        Assert.Equal(("doi:10.1093/mind/lix.236.433", 14636783L, 14L, 10059L), (paper.Key.ToString(), paper.CorpusId, paper.References, paper.Citations));
        Assert.Equal(1950, paper.Facts!.Year);
        // Six of the fourteen references are known by their words only.
        Assert.Equal((1_000, 8), (ReadWithin(json, "citations"), ReadWithin(json, "references")));
        Assert.Equal(60, ReadWithin(Fixture("Author.json"), "papers"));
    }

    [SharedDataFact]
    public void A_recorded_paper_of_nulls_is_a_paper_of_which_nothing_is_known()
    {
        var paper = new ApiPaperReader().Read(Fixture("PaperWithNullValues.json"))!;
        Assert.Equal((null, "2d5673caa9e6af3a7b82a43f19ee920992db07ad", 0L), (paper.Key, paper.Sha, paper.CorpusId));
        Assert.Null(paper.Facts);
    }

    [Fact]
    public void A_batch_keeps_its_order_with_the_unknown_ones()
    {
        var read = answers.ReadBatch("""[null,{"corpusId":5,"title":"T","authors":[null,{"name":null},{"name":"A. B"},7]},null]"""u8);
        Assert.Equal([null, "work:s2-5", null], read.Select(paper => paper?.Key.ToString()));
        Assert.Equal("B", Assert.Single(read[1]!.Facts!.Authors).Family);
    }

    [Theory]
    [InlineData("""{"offset":0,"next":10,"data":[]}""", 0, 0, 10, false)]
    [InlineData("""{"offset":0,"data":null}""", 0, 0, null, true)]
    [InlineData("""{}""", 0, 0, null, true)]
    [InlineData("""{"data":[{"citedPaper":null},{"citedPaper":{"paperId":null,"title":"A book"}},{"citedPaper":{"corpusId":7}}]}""", 1, 2, null, false)]
    [InlineData("""{"data":[null,7,"x",{"citedPaper":7},{"citingPaper":{"paperId":null,"externalIds":{"ArXiv":"2311.09227"}}}],"next":"20"}""", 1, 1, 20, false)]
    public void A_page_is_read_with_what_is_missing(string json, int named, int nameless, int? next, bool isWithheld)
    {
        var page = answers.ReadPage(Encoding.UTF8.GetBytes(json));
        Assert.Equal((named, nameless, (long?)next, isWithheld), (page.Citations.Count, page.Nameless, page.Next, page.IsWithheld));
    }

    [Theory]
    [InlineData("<html>", "<html>")]
    [InlineData("", "[")]
    [InlineData("[1]", "[{\"paperId\":\"x\"")]
    [InlineData("{\"data\":[],\"data\":[]}", "{}")]
    [InlineData("{\"data\":[{\"citedPaper\":{\"corpusId\":1,\"corpusId\":2}}]}", "[{\"corpusId\":1,\"corpusId\":2}]")]
    [InlineData("{\"data\":[{\"contexts\":[\"x", "[[1]]")]
    public void What_is_no_answer_is_refused(string page, string batch)
    {
        Assert.ThrowsAny<JsonException>(() => answers.ReadPage(Encoding.UTF8.GetBytes(page)));
        Assert.ThrowsAny<JsonException>(() => answers.ReadBatch(Encoding.UTF8.GetBytes(batch)));
    }

    [Fact]
    public void An_answer_nested_without_end_is_refused() => Assert.ThrowsAny<JsonException>(
        () => answers.ReadPage(Encoding.UTF8.GetBytes("{\"data\":" + new string('[', 1_000_000))));

    private static byte[] Fixture(string name) => File.ReadAllBytes(SharedData.PathOf($"fixtures/semantic-scholar/{name}"));

    private static int ReadWithin(byte[] json, string list)
    {
        var reader = new ApiPaperReader();
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(list).EnumerateArray()
            .Count(paper => reader.Read(Encoding.UTF8.GetBytes(paper.GetRawText())) is { Key: not null, Facts.Title.Length: > 0 });
    }
}
