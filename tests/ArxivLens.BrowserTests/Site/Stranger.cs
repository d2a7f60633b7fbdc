using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ArxivLens.BrowserTests.Site;

/// <summary>A program of somebody without an account, which walks the site by its links and looks for a word.</summary>
internal sealed partial class Stranger(Uri site) : IDisposable
{
    /// <summary>Answers of one kind that are looked at, beside those that are named.</summary>
    private const int OfOneKind = 2;

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <summary>Fetches an address.</summary>
    /// <param name="address">Path and query.</param>
    /// <param name="known">The tag of what one has already.</param>
    public async Task<Answer> GetAsync(string address, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, address));
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await AnswerAsync(request);
    }

    /// <summary>Sends a form without a cookie, as the button of a mail program does.</summary>
    public async Task<Answer> PostAsync(string address, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site, address));
        request.Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        return await AnswerAsync(request);
    }

    /// <summary>Walks from the addresses that are named, all of which are looked at, and from there a few of each kind.</summary>
    /// <returns>The answers in which the word stands, and how many were looked at.</returns>
    public async Task<(IReadOnlyDictionary<string, Answer> With, int Seen)> FindAsync(string word, IEnumerable<string> named)
    {
        var with = new Dictionary<string, Answer>();
        var waiting = new Queue<(string Address, bool IsNamed)>(named.Select(one => (one, true)));
        var (met, kinds, seen) = (waiting.Select(one => one.Address).ToHashSet(), new Dictionary<string, int>(), 0);
        while (waiting.TryDequeue(out var next))
        {
            var kind = KindPattern().Match(next.Address).Value + EndPattern().Match(next.Address.Split('?')[0]).Value;
            if (!next.IsNamed && kinds.GetValueOrDefault(kind) >= OfOneKind)
                continue;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            var answer = await GetAsync(next.Address);
            seen++;
            Assert.True((int)answer.Status < 500, next.Address);
            if (answer.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
                with[next.Address] = answer;
            foreach (var link in LinkPattern().Matches(answer.Text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0]))
            {
                if (!link.StartsWith("/random", StringComparison.Ordinal) && met.Add(link))
                    waiting.Enqueue((link, false));
            }
        }

        return (with, seen);
    }

    public void Dispose() => _client.Dispose();

    private async Task<Answer> AnswerAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request, CancellationToken.None);
        var text = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
        return new Answer(response.StatusCode, response.Headers.ETag?.ToString(), text + response.Headers + response.Content.Headers);
    }

    // Of this site only, and not what begins with two slashes.
    [GeneratedRegex(@"(?:href|src|action)=""(/(?:[^/""][^""]*)?)""", RegexOptions.NonBacktracking)]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"^/[^/?.]*", RegexOptions.NonBacktracking)]
    private static partial Regex KindPattern();

    // What a file is, or which of the pages of something; no number.
    [GeneratedRegex(@"[./][a-z]+$", RegexOptions.NonBacktracking)]
    private static partial Regex EndPattern();
}

/// <summary>What the site answered.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Tag">The tag by which it is asked for again.</param>
/// <param name="Text">Everything of it, a character a byte, with its headers.</param>
internal sealed record Answer(HttpStatusCode Status, string? Tag, string Text);
