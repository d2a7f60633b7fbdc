using ArxivLens.Index.Documents;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index.Tests.Suggesting;

public sealed class FindAuthorsTests
{
    private const byte Paper = 2;

    [Theory]
    [InlineData("wit", "jose-witt edward-witten e-witten")]
    [InlineData("witt", "jose-witt edward-witten e-witten")]
    [InlineData("witten", "edward-witten e-witten")]
    [InlineData("Wítten, E", "e-witten edward-witten")]
    [InlineData("e", "e-witten edward-witten")]
    [InlineData("ed wit", "edward-witten")]
    [InlineData("josé", "jose-witt")]
    [InlineData("witt witt", "")]
    [InlineData("itten", "")]
    [InlineData("王", "u738b")]
    [InlineData("?!", "")]
    [InlineData("\ud800", "")]
    [InlineData(" ", "jose-witt edward-witten u738b e-witten")]
    [InlineData("", "jose-witt edward-witten u738b e-witten")]
    public void Authors_are_found_by_any_word_of_the_name_whole_words_first(string typed, string slugs)
    {
        using var index = Small();
        var page = index.Reader.FindAuthors(typed, Paper, 0, 10);
        Assert.Equal(slugs, string.Join(' ', page.Authors.Select(author => author.Value)));
        Assert.Equal(page.Authors.Count, page.Total);
    }

    [Fact]
    public void Only_documents_of_the_kind_count_and_pages_follow_on_each_other()
    {
        using var index = Small();
        Assert.Equal(new FoundAuthor("jose-witt", "José Witt", 3), Assert.Single(index.Reader.FindAuthors("jos", Paper, 0, 1).Authors));
        Assert.Equal(("other", 1), Single(index.Reader.FindAuthors("", 1, 0, 5)));
        Assert.Empty(index.Reader.FindAuthors("other", Paper, 0, 5).Authors);
        var second = index.Reader.FindAuthors("wit", Paper, 1, 1);
        Assert.Equal(3, second.Total);
        Assert.Equal(("edward-witten", 2), Single(second));
        Assert.Equal((3, 0), (index.Reader.FindAuthors("wit", Paper, int.MaxValue, int.MaxValue).Total, index.Reader.FindAuthors("wit", Paper, 3, 9).Authors.Count));
    }

    [Fact]
    public void Over_segments_with_changed_and_removed_documents_each_author_counts_once()
    {
        var random = new Sequence(7);
        using var directory = new TemporaryDirectory();
        var documents = Enumerable.Range(0, 200).Select(number => Make(random, number)).ToDictionary(one => one.Key);
        TestIndex.Build(directory.Path, [.. documents.Values]);
        for (var round = 0; round < 3; round++)
        {
            using var update = IndexUpdate.Begin(directory.Path, $"{round}");
            for (var change = 0; change < 20; change++)
            {
                var document = Make(random, random.Below(260));
                documents[document.Key] = document;
                update.Put(document);
                var gone = $"k{random.Below(260)}";
                if (documents.Remove(gone))
                    update.Remove(gone);
            }

            update.Commit();
        }

        using var reader = IndexReader.Open(directory.Path);
        Assert.True(reader.Manifest.Segments.Count > 1);
        foreach (var typed in new[] { "", "a", "ab", "abc", "b a", "aa b", "c" })
            Compare(reader, documents.Values, typed);
    }

    private static void Compare(IndexReader reader, IEnumerable<IndexDocument> documents, string typed)
    {
        var expected = documents.Where(one => one.Kind == Paper)
            .SelectMany(one => one.AuthorSlugs)
            .Where(slug => Holds(slug.Split('-'), typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .CountBy(slug => slug)
            .Select(one => (one.Key, one.Value)).Order().ToList();
        var all = Enumerable.Range(0, expected.Count + 3)
            .Select(place => reader.FindAuthors(typed, Paper, place, 1))
            .ToList();
        Assert.All(all, page => Assert.Equal(expected.Count, page.Total));
        Assert.Equal(expected, all.SelectMany(page => page.Authors).Select(author => (author.Value, author.Count)).Order());
    }

    private static bool Holds(string[] name, string[] typed)
        => typed.Length == 0 || (typed.Length == 1
            ? name.Any(word => word.StartsWith(typed[0], StringComparison.Ordinal))
            : Enumerable.Range(0, 2).Any(turn => name[turn].StartsWith(typed[0], StringComparison.Ordinal)
                && name[1 - turn].StartsWith(typed[1], StringComparison.Ordinal)));

    private static IndexDocument Make(Sequence random, int number)
    {
        var names = Enumerable.Range(0, 1 + random.Below(3)).Select(_ => $"{Word(random)} {Word(random)}").Distinct().ToArray();
        return new IndexDocument
        {
            Key = $"k{number}", Title = "t", Kind = (byte)(1 + random.Below(2)),
            AuthorSlugs = [.. names.Select(name => name.Replace(' ', '-'))], AuthorNames = names,
        };
    }

    private static string Word(Sequence random) => string.Concat(Enumerable.Range(0, 1 + random.Below(3)).Select(_ => "abc"[random.Below(3)]));

    private static (string Value, int Count) Single(AuthorPage page) => (Assert.Single(page.Authors).Value, page.Authors[0].Count);

    private static TestIndex Small() => new(
        Of("0", "e-witten", "E. Witten"), Of("1", "edward-witten", "Edward Witten"), Of("2", "edward-witten", "Edward Witten"),
        Of("3", "jose-witt", "José Witt"), Of("4", "jose-witt", "Jose Witt"), Of("5", "jose-witt", "José Witt"),
        Of("6", "u738b", "王"), Of("7", "u738b", "王"), Of("8", "other", "Other Witness", kind: 1), Of("9", "jose-witt", "José Witt", kind: 0));

    private static IndexDocument Of(string key, string slug, string name, byte kind = Paper)
        => new() { Key = key, Title = "t", Kind = kind, AuthorSlugs = [slug], AuthorNames = [name] };
}
