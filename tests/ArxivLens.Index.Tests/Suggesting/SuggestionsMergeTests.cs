using ArxivLens.Index.Documents;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Suggesting;

public sealed class SuggestionsMergeTests(ITestOutputHelper output)
{
    [Fact]
    public void Merged_segments_suggest_byte_for_byte_as_one_built_at_once()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var random = new Sequence(seed);
        var documents = RandomCorpus.Make(random, 120).Select(document => document with
        {
            Title = random.Below(10) == 0 ? "" : document.Title,
            AuthorNames = [.. document.AuthorSlugs.Select(slug => random.Below(9) == 0 ? "" : $"{slug} {random.Below(3)}")],
        }).ToArray();
        using var atOnce = new TemporaryDirectory();
        using var merged = new TemporaryDirectory();
        Build(atOnce.Path, documents, documents.Length);
        Build(merged.Path, documents, 7);
        Assert.Equal(Suggestions(atOnce.Path), Suggestions(merged.Path));
    }

    private static void Build(string directory, IndexDocument[] documents, int documentsOfPart)
    {
        using var builder = new IndexBuilder(directory, "stamp", _ => { }, documentsOfPart);
        foreach (var document in documents)
            builder.Add(document);
        for (var number = 1; number < documents.Length; number++)
            builder.AddCitation(number, number / 3, 1);
        builder.Commit();
    }

    private static byte[] Suggestions(string directory)
        => File.ReadAllBytes(Assert.Single(Directory.GetFiles(directory, "*.suggestions")));
}
