using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Tests.Terms;

public sealed class TermStatisticsTests
{
    [Fact]
    public void Words_and_phrases_are_counted_as_by_reading_every_text()
    {
        var documents = RandomCorpus.Make(new Sequence(41), 250);
        using var index = new TestIndex(documents);
        var counts = new Dictionary<string, int>();
        foreach (var document in documents)
        {
            var phrases = new[] { document.Title, document.Abstract }.SelectMany(Phrases).ToHashSet();
            foreach (var phrase in phrases)
                counts[phrase] = counts.GetValueOrDefault(phrase) + 1;
        }

        foreach (var (phrase, count) in counts)
        {
            var terms = phrase.Split(' ');
            Assert.Equal(terms.Length > 1 && count < 2 ? 0 : count, index.Reader.Terms.DocumentFrequency(terms));
        }

        Assert.Contains(counts, count => count.Key.Split(' ').Length == 4 && count.Value > 1);
        var withText = documents.Count(document => Phrases($"{document.Title} {document.Abstract}").Any());
        Assert.Equal(withText, index.Reader.Terms.DocumentCount);
    }

    [Fact]
    public void A_phrase_ends_at_stop_words_and_punctuation()
    {
        var document = TestIndex.Document("1", "Dark matter. Halo of stars", "An open-source SU(3) gauge; AdS$_5$ space");
        using var index = new TestIndex(document, document with { Key = "2" });
        var terms = index.Reader.Terms;
        Assert.Equal(2, terms.DocumentFrequency("dark", "matter"));
        Assert.Equal(0, terms.DocumentFrequency("matter", "halo"));
        Assert.Equal(0, terms.DocumentFrequency("halo", "star"));
        Assert.Equal(2, terms.DocumentFrequency("open", "sourc", "su", "3"));
        Assert.Equal(0, terms.DocumentFrequency("3", "gaug"));
        Assert.Equal(0, terms.DocumentFrequency("gaug", "ads5"));
        Assert.Equal(2, terms.DocumentFrequency("ads5", "space"));
        Assert.Equal(0, terms.DocumentFrequency("of"));
    }

    [Fact]
    public void Only_documents_with_a_title_or_an_abstract_count()
    {
        using var index = new TestIndex(
            TestIndex.Document("1", " "), TestIndex.Document("2", "x"),
                new IndexDocument { Key = "3", Title = "", Authors = "dark" });
        Assert.Equal(1, index.Reader.Terms.DocumentCount);
        Assert.Equal(0, index.Reader.Terms.DocumentFrequency("dark"));
    }

    [Fact]
    public void None_and_five_terms_are_refused()
    {
        using var index = new TestIndex();
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Terms.DocumentFrequency());
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Terms.DocumentFrequency("a", "b", "c", "d", "e"));
    }

    private static IEnumerable<string> Phrases(string text)
    {
        var tokens = Analyzer.Analyze(text);
        for (var first = 0; first < tokens.Count; first++)
        {
            for (var length = 1; length <= 4 && first + length <= tokens.Count; length++)
            {
                var phrase = tokens.Skip(first).Take(length).ToList();
                if (phrase.TrueForAll(token => token.Kind != TokenKind.StopWord))
                    yield return string.Join(' ', phrase.Select(token => token.Term));
            }
        }
    }
}
