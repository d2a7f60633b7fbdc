using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;
using ArxivLens.Core.Indexing;
using ArxivLens.Index.Tests;
using ArxivLens.Storage.Memory;

namespace ArxivLens.Core.Tests.Articles;

/// <summary>Whatever a text holds, it is read, and what is found in it has its place in it.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "?", "？", "¿", "!", ".", ":", "“", "”", "\"", "‘", "’", "'", "«", "»", "(", ")", "[", "]", "](#)",
        "](https://example.org/a?b)", "*", "**",
        "_", "`", "\\", ">", "> ", "#", "# ", "- ", "1. ", "\n", "\n\n", "\r\n", " ", "\u00a0", "\u200b", "—", " — ", "–", "$5",
        "71%", "U.S.", "Dr. Will",
        "Jane Doe", "said", "asked", "the Paper", "a paper titled", "Who pays", "Because", "Liability", "Q", "A",
        "et al. (2019)", "arXiv:2403.07918", "doi:10.1000/x",
        "研究", "😀", "\ud83d", "---", "===", "```", "|", "By Jane Doe", "9 min read", "Tags: a, b", "according to",
        "of 2,778 people polled",
    ];

    [Fact]
    public async Task No_text_makes_the_reading_fail()
    {
        using var host = new IndexHost(Path.Combine(Path.GetTempPath(), "arxivlens-no-index"));
        var reader = new ArticleReader(host, new MemoryStorage().Works);
        for (var seed = 0; seed < 400; seed++)
        {
            var sequence = new Sequence((ulong)seed);
            var text = string.Concat(Enumerable.Range(0, 1 + sequence.Below(120))
                .Select(_ => Pieces[sequence.Below(Pieces.Length)]));
            var read = await reader.ReadAsync(TextArticleReader.Read(text, seed % 2 == 0, "x.txt"));
            TextSpan[] spans =
            [
                .. read.Questions.Select(one => one.Span), .. read.Quotes.Select(one => one.Span), .. read.Figures
                .Select(one => one.Span),
                .. read.Resources.Select(one => one.Span), .. read.Discusses.Select(one => one.Span),
            ];
            Assert.All(spans, span => Assert.True(span.Start >= 0 && span.Start < span.End
                && span.End <= text.Length, $"seed {seed}: {span}"));
        }
    }
}
