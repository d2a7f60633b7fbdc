using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;

namespace ArxivLens.Core.Tests.Articles;

/// <summary>Whole articles whose questions were written down by hand.</summary>
public sealed class SampleArticleTests
{
    [Theory]
    [InlineData("river-of-ice.md")]
    [InlineData("quantum-memory.txt")]
    [InlineData("long-tail.txt")]
    [InlineData("soil.txt")]
    [InlineData("reading-group.md")]
    public void The_questions_of_our_samples_are_found_as_they_were_written_down(string name)
    {
        Check(Sample(name), Sample(Path.ChangeExtension(name, ".truth.json")), 1);
    }

    [SharedDataFact]
    public void The_questions_of_the_seed_article_are_found_as_they_were_written_down()
        => Check(Directory.GetFiles(SharedData.File("seeds"), "001_*.txt").Single(), Sample("open-source-ai.json"), 0.95);

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Articles", "Samples", name);

    private static void Check(string article, string truth, double least)
    {
        var wanted = TruthFile.Read(truth).Questions;
        var text = File.ReadAllText(article);
        var found = ArticleReader.ReadQuestions(TextArticleReader.Read(text, article.EndsWith(".md", StringComparison.Ordinal),
            null));

        var pairs = wanted.Select(one => (Wanted: one, Found: found.FirstOrDefault(other => one.IsAt(other.Span))))
            .Where(pair => pair.Found is not null).ToList();

        Assert.InRange(pairs.Count, wanted.Count * least, wanted.Count);
        Assert.InRange(pairs.Count, found.Count * least, found.Count);
        Assert.All(pairs, pair => Assert.Equal((pair.Wanted.Label, pair.Wanted.Kind),
            (pair.Found!.Label, pair.Found.Kind.ToString().ToLowerInvariant())));
        Assert.All(found.Where(question => !question.Text.Contains('*', StringComparison.Ordinal)),
            question => Assert.Equal(question.Text, string.Join(' ',
                question.Span.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }
}
