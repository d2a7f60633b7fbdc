using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Bibliography;

namespace ArxivLens.Tests.Formats;

/// <summary>Notes and tags of shelves come back whole when others read our formats, and when we do (R47).</summary>
public sealed class ShelfFormatTests
{
    private static readonly string[] Notes =
    [
        "Read first.", "100 % of $x^2$ & {braces} _under_ #hash ~tilde ^hat", "=SUM(A1)", "</script><b>&amp;", "ünïcödé 漢字 𝔸 \u2028 end",
        "@article{x, title={y}}", "ER  - \nTY  - JOUR", "one\ntwo\n\nthree", "\"quoted\" 'text'", "back\\slash \\emph{x}",
    ];

    private readonly IReadOnlyList<CitedWork> _cited = [.. Notes.Select((note, at) => new CitedWork(new Work
    {
        Key = WorkKey.TryParse($"2401.{at + 1:00000}", out var key) ? key : default,
        Title = $"Title number {at}",
        Year = 2024,
    })
    {
        Note = note,
        Tags = [$"tag {at}", "50 % & more_or_less", "ü"],
    })];

    [ParserFact]
    public async Task BibTeX_carries_them_in_annote_and_keywords() =>
        await AssertAsync("bibtexparser", CitationFormat.BibTex, (one, cited) =>
        {
            Assert.Equal(string.Join(", ", cited.Keywords), one["keywords"].Replace("\\%", "%").Replace("\\&", "&").Replace("\\_", "_"));
            Assert.NotEqual("", one["annote"]);
        });

    [ParserFact]
    public async Task CSL_JSON_and_CSV_carry_them_as_they_are()
    {
        await AssertAsync("csl", CitationFormat.CslJson, (one, cited) =>
            Assert.Equal((cited.Note, string.Join(", ", cited.Keywords)), (one["annote"], one["keyword"])));
        await AssertAsync("csv", CitationFormat.Csv, (one, cited) =>
            Assert.Equal(cited.Note[0] is '=' or '+' or '-' or '@' ? $"'{cited.Note}" : cited.Note, one["note"].Replace("\r\n", "\n")));
    }

    [Fact]
    public void What_we_write_we_read_again_with_tags_and_notes()
    {
        foreach (var format in new[] { CitationFormat.BibTex, CitationFormat.Ris, CitationFormat.CslJson })
        {
            var read = new ReferenceFileReader().Read(Write(format));
            Assert.Equal(format.Title, read.Format);
            Assert.Empty(read.Unread);
            Assert.Equal(_cited.Select(cited => cited.ArxivName), read.References.Select(one => one.Written.Facts!.Arxiv?.ToString()));
            Assert.All(read.References.Zip(_cited), pair => Assert.Equal(pair.Second.Tags![0], pair.First.Tags[0]));
            Assert.Equal(_cited[0].Note, read.References[0].Note);
            Assert.All(read.References, one => Assert.NotEqual("", one.Note));
        }
    }

    [Fact]
    public void Every_format_has_them_and_a_work_of_no_shelf_has_none()
    {
        foreach (var format in CitationFormat.All)
        {
            Assert.Contains("Read first.", Write(format), StringComparison.Ordinal);
            Assert.Contains("tag 0", Write(format), StringComparison.Ordinal);
            Assert.DoesNotContain("annote", format.Write(_cited[0] with { Note = "", Tags = null }), StringComparison.Ordinal);
        }
    }

    private string Write(CitationFormat format)
    {
        var file = format.Begin(hasNotes: true);
        return string.Concat(_cited.Select(file.Add).Prepend(file.Head).Append(file.Foot));
    }

    private async Task AssertAsync(string parser, CitationFormat format, Action<ReadCitation, CitedWork> compare)
    {
        var read = await Parsers.ReadAsync(parser, Write(format));
        Assert.Equal(_cited.Count, read.Count);
        for (var at = 0; at < read.Count; at++)
            compare(read[at], _cited[at]);
    }
}
