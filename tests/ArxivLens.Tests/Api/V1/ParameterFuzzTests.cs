using System.Globalization;
using System.Text;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Tests.Api.V1;

/// <summary>
/// No combination of parameters gives an error of the server, and every answer is JSON. Each run has a seed of its own, which it
/// prints; <see cref="FuzzSeed"/> repeats it.
/// </summary>
[Collection(V1Contract.Name)]
public sealed class ParameterFuzzTests(V1Site site, ITestOutputHelper output)
{
    private static readonly string[] Paths =
    [
        "/papers", "/papers", "/papers", "/papers/by-date/2024-01-03", "/papers/by-date/{}", "/papers/{}", "/papers/{}/{}", "/papers/{}/key-findings",
        "/papers/{}/{}/key-findings", "/authors", "/authors/{}", "/arxiv/categories", "/{}",
    ];

    private static readonly string[] Names =
        ["query", "rankBy", "page", "pageSize", "dateFrom", "dateTo", "categories", "prioritizeRecent", "prioritizeCited", "limit", "source", "authorName", "x"];

    private static readonly string[] Values =
    [
        "", "1", "0", "-1", "100", "101", "2147483647", "2147483648", "1e3", "٣", "true", "FALSE", "yes", "2024-01-03", "2024-99-99", "0001-01-01",
        "9999-12-31", "10000-01-01", "cs.AI", "math", "math.AG,cs", ",", "alg-geom", "%", "*", "relevance", "date", "citations", "created", "oldest",
        "arxivId", "random", "tag", "arxiv", "glass", "\"glass", "(glass OR", "quant*", "author:witten", "NOT glass", "title:", "date:2024-01..", "id:2401.00001",
        "2401.00001", "math/0601001", "math-0601001v2", "Löwe", "王小明", "ﷺ", "\0", "\ud800", "\u202e", "' OR 1=1 --", "../../etc/passwd", "<script>", "{0}", "\r\nX: y",
    ];

    [Fact]
    public async Task Two_thousand_combinations_give_JSON_and_no_server_error()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var state = seed;
        for (var round = 0; round < 2_000; round++)
        {
            var path = "/api/v1" + MakePath() + MakeQuery();
            var answer = await site.Client.GetAsync(path, "application/json");
            Assert.True((int)answer.Status is >= 200 and < 500, $"{(int)answer.Status} for {path}, {FuzzSeed.Variable}={seed}");
            Assert.True(
                answer.ContentHeaders.ContentType?.MediaType is "application/json" or "application/problem+json",
                $"{answer.ContentHeaders.ContentType} for {path}, {FuzzSeed.Variable}={seed}");
            Assert.NotNull(answer.Json.ToString());
        }

        // SplitMix64
        int Next(int below)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
        }

        string Value() => Next(8) == 0 ? new string('a', Next(9_000)) : Escape(Values[Next(Values.Length)] + (Next(4) == 0 ? Values[Next(Values.Length)] : ""));

        // The server itself refuses a NUL in a path, before any of this is asked.
        string MakePath()
        {
            var parts = Paths[Next(Paths.Length)].Split("{}");
            return parts[0] + string.Concat(parts.Skip(1).Select(part => Value().Replace("%00", "%01", StringComparison.Ordinal) + part));
        }

        string MakeQuery() => "?" + string.Join('&', Enumerable.Range(0, Next(7)).Select(_ => $"{Names[Next(Names.Length)]}={Value()}"));
    }

    private static string Escape(string text) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(one => char.IsAsciiLetterOrDigit((char)one) ? ((char)one).ToString() : "%" + one.ToString("X2", CultureInfo.InvariantCulture)));
}
