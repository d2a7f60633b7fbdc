using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ArxivLens.Sources.Tests.Http;

namespace ArxivLens.Sources.Tests.ArxivAtom;

/// <summary>arXiv's API on this machine: it has some papers, and misbehaves as it is told.</summary>
internal sealed partial class FakeArxiv : IAsyncDisposable
{
    private readonly HashSet<string> _papers;
    private readonly ConcurrentQueue<Func<IReadOnlyList<string>, Reply?>> _next = new();

    private FakeArxiv(LocalServer server, IEnumerable<string> papers)
    {
        (Server, _papers) = (server, [.. papers]);
        Server.Answer = AnswerAsync;
    }

    public LocalServer Server { get; }

    /// <summary>The identifiers of each request, in order.</summary>
    public List<IReadOnlyList<string>> Asked { get; } = [];

    /// <summary>Answers whatever the queue of misbehaviour has nothing for; by default as arXiv does.</summary>
    public Func<IReadOnlyList<string>, Reply?> Usual { get; set; } = _ => null;

    /// <summary>The version its papers are of.</summary>
    public int Version { get; set; } = 1;

    public Uri Address => new($"http://127.0.0.1:{Server.Port}/api/query");

    public static FakeArxiv With(params IEnumerable<string> papers) => new(LocalServer.Start(), papers);

    /// <summary>How the next request is answered; <c>null</c> as arXiv does.</summary>
    public FakeArxiv Then(Func<IReadOnlyList<string>, Reply?> answer)
    {
        _next.Enqueue(answer);
        return this;
    }

    public FakeArxiv Then(Reply reply) => Then(_ => reply);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task AnswerAsync(Asked asked, Stream stream, CancellationToken token)
    {
        var ids = IdsOf(asked.Path);
        lock (Asked) Asked.Add(ids);
        var reply = (_next.TryDequeue(out var next) ? next(ids) : Usual(ids))
            ?? new Reply(AtomFeeds.OfIds([.. ids.Where(_papers.Contains).Select(id => $"{id}v{Version}")]));
        await LocalServer.SendAsync(stream, reply.Body, token, reply.Type, reply.Status, reply.Headers);
    }

    private static string[] IdsOf(string path) => WebUtility.UrlDecode(path.Split("id_list=")[1].Split('&')[0]).Split(',');

    /// <summary>What it sends.</summary>
    public sealed record Reply(byte[] Body, string Status = "200 OK", string Type = "application/atom+xml", string Headers = "")
    {
        public Reply(string body)
            : this(Encoding.UTF8.GetBytes(body))
        {
        }

        public static Reply Empty { get; } = new(AtomFeeds.Feed(0, 0));

        public static Reply Busy { get; } = new("wait"u8.ToArray(), "503 Service Unavailable", "text/plain", "Retry-After: 7200\r\n");
    }
}
