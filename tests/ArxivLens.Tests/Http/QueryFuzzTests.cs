using System.Globalization;
using System.Net;
using System.Text;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Tests.Http;

/// <summary>
/// No string gives an error: words, pairs, syntax in pieces and bytes in disorder as queries over HTTP. Each run has a seed of
/// its own, which it prints; <see cref="FuzzSeed"/> repeats it.
/// </summary>
public sealed class QueryFuzzTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private static readonly string[] Pieces =
    [
        "dark", "matter", "the", "\"", "(", ")", "AND", "OR", "NOT", "-", "*", "m*", "title:", "author:", "nosuch:", "year:", "1994..", "[", "]",
        "{", "}", "^", "~", "\\", "/", "?", "$x^2$", "$", "%", "\0", "\ud800", "é", "黒", "🜨", "\u202e", "<script>", "';--", "0704.0001", "  ",
        "\\frac", "\\frac*", "\\text", "\\text*", "\\alpha", "\\$", "-\\text*", "C++",
    ];

    [Theory]
    [InlineData(@"gravity \frac*")]
    [InlineData(@"\text*")]
    [InlineData(@"title:\frac*")]
    public async Task What_once_gave_a_server_error_is_answered(string query) =>
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/search?q={Escape(query)}")).Status);

    [Fact]
    public async Task Two_thousand_lines_of_disorder_give_no_server_error()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var noise = new Noise(seed);
        for (var round = 0; round < 2000; round++)
        {
            var query = (round % 3) switch
            {
                0 => noise.Bytes(1 + noise.Next(40)),
                1 => Escape(noise.Joined(Pieces, 1 + noise.Next(8), " ")),
                _ => Escape(noise.Joined(Pieces, 1 + noise.Next(12), "")),
            };
            var answer = await site.Client.GetAsync($"/search?q={query}");
            Assert.True(
                answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest || (int)answer.Status is >= 300 and < 400,
                $"{(int)answer.Status} for /search?q={query}, {FuzzSeed.Variable}={seed}");
        }
    }

    [Fact]
    public async Task A_very_long_query_is_cut_and_answered()
    {
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/search?q={new string('a', 4000)}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/search?q={string.Join('+', Enumerable.Repeat("(dark", 500))}")).Status);
    }

    [Fact]
    public async Task A_page_of_text_as_a_query_is_answered_by_a_page_of_usual_size()
    {
        var answer = await site.Client.GetAsync($"/search?q={string.Join('+', Enumerable.Repeat("matter", 4000))}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.InRange(answer.Body.Length, 1000, 200_000);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=99999999999")]
    [InlineData("from=x&to=y")]
    [InlineData("category=%00")]
    [InlineData("sort=nonsense")]
    [InlineData("author=%ff%fe")]
    public async Task Bad_parameters_give_no_server_error(string parameters) =>
        Assert.InRange((int)(await site.Client.GetAsync($"/search?q=dark&{parameters}")).Status, 200, 499);

    private static string Escape(string text) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(one => "%" + one.ToString("X2", CultureInfo.InvariantCulture)));

    /// <summary>The same disorder at every run (SplitMix64).</summary>
    private sealed class Noise(ulong state)
    {
        private ulong _state = state;

        public int Next(int below)
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
        }

        public string Bytes(int count) =>
            string.Concat(Enumerable.Range(0, count).Select(_ => "%" + Next(256).ToString("X2", CultureInfo.InvariantCulture)));

        public string Joined(string[] pieces, int count, string separator) =>
            string.Join(separator, Enumerable.Range(0, count).Select(_ => pieces[Next(pieces.Length)]));
    }
}
