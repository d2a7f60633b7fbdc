using System.Globalization;
using System.Text;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Benchmarks.Index;

/// <summary>An index of made-up papers whose words follow Zipf's law; the same in every run.</summary>
internal static class GeneratedLibrary
{
    public const int Documents = 20_000;

    private const int Words = 30_000;

    /// <summary>A word by its rank, 1 the most frequent.</summary>
    public static string Word(int rank) => string.Create(CultureInfo.InvariantCulture, $"word{rank}");

    /// <summary>The text of a paper.</summary>
    public static string Text(int document, int length)
    {
        var state = (ulong)document * 7919 + 1;
        var text = new StringBuilder();
        for (var index = 0; index < length; index++)
            text.Append(Word((int)Math.Pow(Words, Next(ref state)))).Append(' ');
        return text.ToString();
    }

    /// <summary>Builds the index in a directory; document 0 is cited by one in ten.</summary>
    public static void Build(string directory)
    {
        using var builder = new IndexBuilder(directory, "benchmark");
        for (var document = 0; document < Documents; document++)
            builder.Add(new IndexDocument { Key = $"{document}", Title = Text(~document, 10), Abstract = Text(document, 140) });
        for (var document = 1; document < Documents; document++)
        {
            var works = Enumerable.Range(1, 10).Select(step => document / (step + 1)).Where(cited => cited > 0).Distinct();
            foreach (var cited in works)
                builder.AddCitation(document, cited, 1);
            if (document % 10 == 0)
                builder.AddCitation(document, 0, 1);
        }

        builder.Commit();
    }

    private static double Next(ref ulong state)
    {
        state = state * 6364136223846793005 + 1442695040888963407;
        return (state >> 11) / (double)(1UL << 53);
    }
}
