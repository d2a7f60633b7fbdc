using System.Globalization;
using System.Net;
using ArxivLens.Sources.Tests.Http;

namespace ArxivLens.Sources.Tests.OpenAlex;

/// <summary>An interface like OpenAlex's on this machine, well behaved until it is told otherwise.</summary>
internal sealed class FakeOpenAlex : IAsyncDisposable
{
    private readonly LocalServer _server = LocalServer.Start();
    private readonly List<Entry> _works = [];

    public FakeOpenAlex() => _server.Answer = async (asked, stream, token) =>
    {
        var (status, body) = Misbehave?.Invoke(asked.Path) ?? Answer(asked.Path);
        await LocalServer.SendAsync(stream, body, token, "application/json", status);
    };

    public Uri Address => new($"http://127.0.0.1:{_server.Port}/");

    /// <summary>What it was asked, decoded.</summary>
    public IReadOnlyList<string> Asked => [.. _server.Pages.Select(page => WebUtility.UrlDecode(page.Path))];

    /// <summary>Another answer; <c>null</c> for the right one.</summary>
    public Func<string, (string Status, string Body)?>? Misbehave { get; set; }

    /// <summary>Works on a page, whatever is asked for.</summary>
    public int PageSize { get; set; } = 100;

    public void Add(long number, string? doi, params long[] references) => _works.Add(new Entry(number, doi, references));

    /// <summary>The right answer.</summary>
    public (string Status, string Body) Answer(string path)
    {
        var address = new Uri(Address, path);
        var query = address.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[^1]));
        if (address.AbsolutePath.StartsWith("/works/doi:", StringComparison.Ordinal))
        {
            var doi = Uri.UnescapeDataString(address.AbsolutePath["/works/doi:".Length..]);
            return _works.Find(work => work.Doi == doi) is { } found ? ("200 OK", found.ToString()) : ("404 Not Found", "{}");
        }

        var (name, values) = (query["filter"].Split(':', 2)[0], query["filter"].Split(':', 2)[1].Split('|'));
        var all = _works.Where(work => values.Any(value => work.Fits(name, value))).ToList();
        var start = query.TryGetValue("page", out var page)
            ? (int.Parse(page, CultureInfo.InvariantCulture) - 1) * PageSize
            : query["cursor"] == "*" ? 0 : int.Parse(query["cursor"][1..], CultureInfo.InvariantCulture);
        return ("200 OK", Page(all.Skip(start).Take(PageSize), all.Count, start + PageSize < all.Count ? $"c{start + PageSize}" : null));
    }

    /// <summary>A page of the works of some numbers.</summary>
    public string Page(IEnumerable<long> numbers, int count, string? next) => Page(numbers.Select(number => _works.First(work => work.Number == number)), count, next);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Page(IEnumerable<Entry> works, int count, string? next) =>
        $$"""{"meta":{"count":{{count}},"per_page":100,"next_cursor":{{(next is null ? "null" : $"\"{next}\"")}}},"results":[{{string.Join(',', works)}}]}""";

    private sealed record Entry(long Number, string? Doi, long[] References)
    {
        public bool Fits(string name, string value) => name switch
        {
            "doi" => Doi == value,
            "openalex" => $"W{Number}" == value,
            "cites" => References.Any(number => $"W{number}" == value),
            _ => false,
        };

        public override string ToString() =>
            $$"""{"id":"https://openalex.org/W{{Number}}","doi":{{(Doi is null ? "null" : $"\"https://doi.org/{Doi}\"")}},"title":"Work {{Number}}","referenced_works":[{{string.Join(',', References.Select(number => $"\"https://openalex.org/W{number}\""))}}]}""";
    }
}
