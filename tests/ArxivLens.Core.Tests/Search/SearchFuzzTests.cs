using System.Globalization;
using System.Text;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;
using Xunit.Abstractions;

namespace ArxivLens.Core.Tests.Search;

/// <summary>Every string is answered. <c>ARXIVLENS_FUZZ_SEED</c> repeats a run.</summary>
public sealed class SearchFuzzTests(ITestOutputHelper output, WorkSearchTests.SmallLibrary library)
    : IClassFixture<WorkSearchTests.SmallLibrary>
{
    private static readonly string[] Pieces =
    [
        "gauge", "lattice", "birds", "the", "of", "AND", "OR", "NOT", "ANDNOT", "and", "(", ")", "((", "))", "\"", "“", "”", "-",
        "−", "+",
        "*", "ga*", "*ge", "**", "title:", "author:", "abs:", "cat:", "year:", "id:", "foo:", ":", "cs", "cs.AI", "math", "1994",
        "1990..1995", "..", ">=1990", "99999", "2311.09227", "hep-th/9901001", "10.1000/xyz", "doi:", "arXiv:", "https://",
        "arxiv.org/abs/",
        "$x^2$", "$", "\\(", "\\", "{", "}", "[", "]", "é", "ß", "数学", "𝔤", "\0", "\n", "\t", "\u2028", "\uD800", "\uDC00",
        "\u202E", "'",
        "open-source", "C++", "a", "'; DROP TABLE", "<script>", "&", "|", "||", "!", "?", "~", "^", "%00", "NEAR(",
    ];

    private ulong state;

    [Fact]
    public void Every_string_is_answered()
    {
        var seed = Environment.GetEnvironmentVariable("ARXIVLENS_FUZZ_SEED");
        state = seed is null ? 20_231_117 : ulong.Parse(seed, CultureInfo.InvariantCulture);
        output.WriteLine($"seed {state}");
        for (var i = 0; i < 100_000; i++)
        {
            var text = i % 4 == 0 ? RandomCharacters() : RandomPieces();
            Check(text);
        }
    }

    private void Check(string text)
    {
        try
        {
            WorkSearch.FindAddress(text);
            var parsed = QueryParser.Parse(text);
            Assert.True(Clauses(parsed.Strict) <= QueryLimits.MaximumClauses * 10, "too many clauses");
            var answer = WorkSearch.Find(library.Index.Reader, new WorkSearchRequest(text, Order: (SearchOrder)(Next() % 4)));
            Assert.DoesNotContain(answer.Hits, h => h.Document == 5);
            Assert.InRange(answer.Total, answer.Hits.Count, 5);
        }
        catch (Exception e)
        {
            var codes = string.Join(' ', text.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
            throw new InvalidOperationException($"“{text}” ({codes})", e);
        }
    }

    /// <summary>An archive counts once; an author phrase as its names, of which a search has room for few.</summary>
    private static int Clauses(Query? query) => query switch
    {
        null => 0,
        AndQuery and => and.Parts.Sum(Clauses),
        OrQuery or => or.Parts.Any(p => p is KeywordQuery) ? 1 : or.Parts.Sum(Clauses),
        NotQuery not => Clauses(not.Part),
        _ => 1,
    };

    private string RandomPieces()
    {
        var text = new StringBuilder();
        for (var i = Next() % 24; i > 0; i--)
        {
            text.Append(Pieces[(int)(Next() % (ulong)Pieces.Length)]);
            if (Next() % 3 != 0) text.Append(' ');
        }

        return text.ToString();
    }

    private string RandomCharacters()
    {
        var length = (int)(Next() % 300);
        var range = Next() % 2 == 0 ? 128u : 65_536u;
        return string.Create(length, range, (span, limit) =>
        {
            foreach (ref var c in span) c = (char)(Next() % limit);
        });
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
