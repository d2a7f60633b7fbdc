namespace ArxivLens.Sources.Tests.FullTextFile;

public sealed class FullTextFileReaderTests
{
    [Fact]
    public async Task Plain_texts_are_read_as_title_headings_and_sentences_without_marks()
    {
        var records = await Records.OfFullTexts(
            """{"id": "hep-th/9901001", "text": "On Walls\n\nIntroduction\n\nWalls move [\\cite=A,B]. They have [formula] sides (see [\\ref=x]).\n\nResults\n\nThey stop."}""" + "\n");
        var text = Assert.Single(records).Value!;
        Assert.Equal(("hep-th/9901001", "On Walls", null), (text.Work.ToString(), text.Title, text.License));
        Assert.Equal(
            ["1 Introduction: Walls move. | They have $…$ sides (see).", "3 Results: They stop."],
            text.Parts.Select(part => $"{part.First} {part.Section}: {string.Join(" | ", part.Sentences)}"));
    }

    [Fact]
    public async Task What_unarXive_writes_is_read_with_its_licence()
    {
        var records = await Records.OfFullTexts(
            """{"paper_id": "2212.11867", "metadata": {"title": "Zeros of\n  roots", "license": "http://creativecommons.org/licenses/by/4.0/"}, "body_text": [{"section": "Introduction", "text": "Let {{formula:6-1}}  be small {{cite:9f}}."}, {"section": "Proof", "text": "{{formula:6-2}} \n"}, {"section": "Proof", "text": "By Theorem REF  it holds."}]}""" + "\n");
        var text = Assert.Single(records).Value!;
        Assert.Equal(("Zeros of roots", "http://creativecommons.org/licenses/by/4.0/"), (text.Title, text.License));
        Assert.Equal(
            ["1 Introduction: Let $…$ be small.", "2 Proof: By Theorem it holds."],
            text.Parts.Select(part => $"{part.First} {part.Section}: {string.Join(" | ", part.Sentences)}"));
    }

    [Fact]
    public async Task What_a_text_names_by_an_identifier_it_cites_also_where_only_the_key_of_a_citation_does()
    {
        var records = await Records.OfFullTexts(
            """{"id": "1209.1686", "text": "On Walls\n\nWalls move [\\citep=2012arXiv1206.5307B]. They stop [\\cite=math.NT/0511041] [\\cite=A]. See arXiv:1209.1686 and hep-th/9304011."}""" + "\n");
        var references = Assert.Single(records).Value!.References;
        Assert.Equal(["arXiv:1206.5307", "arXiv:math/0511041", "arXiv:hep-th/9304011"], references.Select(one => one.Text));
        Assert.Equal(["Walls move [arXiv:1206.5307]."], references[0].Sentences);
    }

    [Fact]
    public async Task A_bibliography_of_unarXive_is_read_with_the_sentences_that_cite_its_entries()
    {
        var records = await Records.OfFullTexts(
            """{"paper_id": "2212.11867", "body_text": [{"section": "A", "text": "It holds for every smooth measure {{cite:9f}}."}], "bib_entries": {"9f": {"bib_entry_raw": "T. Alazard. On roots. J. Math., 162:1–22, 2022."}, "a0": {"bib_entry_raw": 5}}}""" + "\n");
        var reference = Assert.Single(Assert.Single(records).Value!.References);
        Assert.Equal(("T. Alazard. On roots. J. Math., 162:1–22, 2022.", "It holds for every smooth measure […]."), (reference.Text, Assert.Single(reference.Sentences)));
    }

    [Theory]
    [InlineData("""{"text": "A\n\nB."}""", "id is missing")]
    [InlineData("""{"id": "no id", "text": "A\n\nB."}""", "id \"no id\" is not an arXiv identifier")]
    [InlineData("""{"id": "2311.09227", "text": "Title alone"}""", "there is no text")]
    [InlineData("""{"id": "2311.09227", "body_text": 5}""", "there is no text")]
    [InlineData("""{"id": "2311.09227", "id": "2311.09228", "text": "A\n\nB."}""", "not JSON")]
    [InlineData("""["2311.09227"]""", "the line is not a JSON object")]
    [InlineData("""{"id": "2311.09227", "text": "A\n\nB""", "not JSON")]
    [InlineData("""{"id": "2311.09227", "text": "A\n\nB \ud800."}""", "half a character")]
    public async Task A_bad_line_is_named_and_the_rest_goes_on(string line, string reason)
    {
        var good = """{"id": "2311.09229", "text": "Title\n\nOne sentence."}""";
        var records = await Records.OfFullTexts($"{good}\n{line}\n{good}\n");
        Assert.Null(records[0].Reason);
        Assert.Null(records[2].Reason);
        Assert.Equal(2, records[1].Line);
        Assert.Contains(reason, records[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_without_end_is_cut_and_a_text_without_end_is_refused()
    {
        var records = await Records.OfFullTexts(
            $$"""{"id": "2311.09227", "text": "Title\n\n{{string.Concat(Enumerable.Repeat("word ", 1_000))}}"}""" + "\n"
            + $$"""{"id": "2311.09228", "text": "Title{{string.Concat(Enumerable.Repeat(@"\n\nIt moves.", 20_001))}}"}""" + "\n");
        Assert.All(records[0].Value!.Parts.SelectMany(part => part.Sentences), sentence => Assert.InRange(sentence.Length, 1, 1_000));
        Assert.Contains("more than 20000 parts", records[1].Reason, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public async Task Both_samples_are_read_whole()
    {
        foreach (var (file, count) in new[] { ("arxiv-fulltext-sample", 1_197), ("unarxive-sample", 49) })
        {
            var records = await Records.All(Sources.FullTextFile.FullTextFileReader.ReadAsync(SharedData.PathOf($"fulltext/{file}.jsonl.gz")));
            Assert.Equal(count, records.Count);
            Assert.All(records, record => Assert.Null(record.Reason));
            Assert.All(
                records.SelectMany(record => record.Value!.Parts).SelectMany(part => part.Sentences),
                sentence => Assert.False(sentence.Contains("{{formula:", StringComparison.Ordinal) || sentence.Contains("{{cite:", StringComparison.Ordinal)));
        }
    }
}
