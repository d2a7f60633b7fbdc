using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Tests;

/// <summary>Documents of few words, so that they share many; some without abstract, date or keywords.</summary>
internal static class RandomCorpus
{
    public static readonly string[] Words =
        ["dark", "matter", "the", "field", "theory", "theories", "gravity", "of", "quark",
            "gauge", "galaxy", "x", "su", "3", "model"];

    public static IndexDocument[] Make(Sequence random, int count)
        => [.. Enumerable.Range(0, count).Select(number => new IndexDocument
        {
            Key = $"k{number}",
            Title = Text(random, 6),
            Abstract = random.Below(4) == 0 ? "" : Text(random, 40),
            Authors = $"{Text(random, 3)}, {Text(random, 3)}",
            Comments = random.Below(2) == 0 ? "" : Text(random, 8),
            Year = random.Below(5) == 0 ? 0 : 1990 + random.Below(5),
            Day = random.Below(5) == 0 ? 0 : 730000 + random.Below(20),
            Kind = (byte)random.Below(3),
            Categories = [.. Enumerable.Range(0, random.Below(4)).Select(_ => $"cat.{random.Below(4)}")],
            AuthorSlugs = [.. Enumerable.Range(0, random.Below(3)).Select(_ => $"author-{random.Below(6)}")],
        })];

    public static string Text(Sequence random, int most)
        => string.Join(' ', Enumerable.Range(0, 1 + random.Below(most)).Select(_ => Words[random.Below(Words.Length)]));
}
