using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Summaries;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Http;

/// <summary>
/// Tells whether what a reader has of an address is what it would say now. All that is shown comes from the library and the index
/// made of it, and from what readers wrote, so every page and all data have one state: of those, of the debate, of the log of imports (how old a record is
/// stands on its page), of the models' summaries and orders, of the day (today's papers are counted from it) and of the program.
/// </summary>
public sealed class Revalidation(
    ILibrary library,
    IArticleStore articles,
    IImportLog imports,
    EvidenceSearch evidence,
    GeneratedSummaries summaries,
    PassageOrders orders,
    FetchDesk desk,
    TimeProvider clock,
    IOptions<WebOptions> options,
    ICommunity? community = null)
{
    private static readonly string Program = typeof(Revalidation).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    private readonly Lock _lock = new();
    private readonly Guid _process = Guid.NewGuid();
    private string _state = "";
    private DateTimeOffset _since;

    /// <summary>
    /// Reads what the answer to a request is known by; <c>null</c> when the library cannot be read or somebody is signed in, and then nothing is known. Read
    /// it before the answer is made: one that came out newer than its tag is only asked for once more.
    /// </summary>
    public Task<Validators?> ReadAsync(HttpRequest request, CancellationToken cancellationToken = default) =>
        ReadAsync(request, isStrong: false, cancellationToken);

    /// <summary>The same, with a tag that promises every byte where <paramref name="isStrong"/>.</summary>
    public async Task<Validators?> ReadAsync(HttpRequest request, bool isStrong, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        // What a signed-in reader sees is made anew each time: it is kept by nobody.
        if (request.HttpContext.FindReader() is not null)
            return null;
        try
        {
            var now = clock.GetUtcNow();
            var debate = await articles.ReadStampAsync(cancellationToken);
            var sources = await imports.ReadStampAsync(cancellationToken);
            var written = community is null ? "" : await community.ReadStampAsync(cancellationToken);
            var state = Describe($"{await library.ReadStampAsync(cancellationToken)} {debate} {sources} {written}", now);
            var lastModified = SinceWhen(state, now);
            return new Validators(isStrong ? StrongTagOf(state, request) : TagOf(state, request), lastModified <= now ? lastModified : null);
        }
        catch (ArxivLensException)
        {
            return null;
        }
    }

    private string Describe(string stamp, DateTimeOffset now)
    {
        // Summaries, orders and what is on its way are in memory: another process has none of them.
        var written = summaries.IsOn || orders.IsOn || desk.IsOpen ? $"{_process:N} {summaries.Revision} {orders.Revision} {desk.Revision}" : "";
        return $"{Program} {options.Value.PublicAddress} {stamp} {evidence.State} {written} {now:yyyy-MM-dd}";
    }

    /// <summary>
    /// The first whole second after this process saw the state, and always later than that of the state before: of two states in
    /// one second no reader takes one for the other.
    /// </summary>
    private DateTimeOffset SinceWhen(string state, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (state == _state)
                return _since;
            var next = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + 1);
            _since = next > _since ? next : _since.AddSeconds(1);
            _state = state;
            return _since;
        }
    }

    // Weak: the nonce and the compression make other bytes of the same page.
    private static string TagOf(string state, HttpRequest request) => $"W/\"{Hash(state, request)}\"";

    // What is compressed has other bytes, and so another tag (RFC 9110, section 8.8.3).
    private static string StrongTagOf(string state, HttpRequest request) =>
        $"\"{Hash($"{state} {request.Headers.AcceptEncoding}", request)}\"";

    private static string Hash(string state, HttpRequest request)
    {
        var form = ContentNegotiation.FormOf(request);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{state}\n{form}{request.Path}{request.QueryString}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 10));
    }
}
