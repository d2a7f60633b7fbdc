using System.Globalization;
using System.Text;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Core.Tests.Search;

/// <summary>Every string is answered. Each run prints its own seed; <see cref="FuzzSeed"/> repeats it.</summary>
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
        "open-source", "C++", "\\frac", "\\frac*", "\\text", "\\text*", "\\alpha", "\\$",
        "a", "'; DROP TABLE", "<script>", "&", "|", "||", "!", "?", "~", "^", "%00", "NEAR(",
    ];

    private ulong state;

    /// <summary>What once was not answered.</summary>
    public static TheoryData<string> Findings => [@"gravity \frac*", @"\text*", @"title:\frac*", @"-\text*"];

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_once_failed_is_answered(string text) => Check(text);

    [Fact]
    public void Every_string_is_answered()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        state = seed;
        for (var i = 0; i < 100_000; i++)
            Check(i % 4 == 0 ? RandomCharacters() : RandomPieces(), $", {FuzzSeed.Variable}={seed}");
    }

    private void Check(string text, string from = "")
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
            throw new InvalidOperationException($"“{text}” ({codes}){from}", e);
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
