using System.Globalization;
using System.Text;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>
/// Asks for works, one request after the other. When the allowance of the day is used up, or the key is refused, it asks no more
/// until that may have changed.
/// </summary>
internal sealed class OpenAlexService : IDisposable
{
    /// <summary>Values in one filter at most.</summary>
    public const int MostValues = 50;

    /// <summary>Works on a page.</summary>
    public const int PageSize = 100;

    private const int LongestFilter = 6_000;
    private const string Fields = "id,doi,ids,title,publication_year,publication_date,authorships,locations,is_retracted";

    private readonly OpenAlexOptions _options;
    private readonly ServiceClient _client;
    private readonly TimeProvider _clock;
    private SourceFault? _closed;

    public OpenAlexService(OpenAlexOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _client = new ServiceClient(options.ToService(), clock);
    }

    /// <summary>Whether there is a key.</summary>
    public bool HasKey => _options.Key is not null;

    /// <summary>Why nothing is asked at present; <c>null</c> when it is.</summary>
    public SourceFault? Closed => _closed is { } fault && fault.Retry > _clock.GetUtcNow() ? fault : null;

    /// <summary>Divides values into as many filters as are needed.</summary>
    public static IEnumerable<string> Filters(string name, IEnumerable<string> values)
    {
        var filter = new StringBuilder();
        var count = 0;
        foreach (var value in values)
        {
            var escaped = Uri.EscapeDataString(value);
            if (count == MostValues || (count > 0 && filter.Length + escaped.Length > LongestFilter))
            {
                yield return filter.ToString();
                (count, _) = (0, filter.Clear());
            }

            filter.Append(count++ == 0 ? $"{name}:" : "%7C").Append(escaped);
        }

        if (count > 0)
            yield return filter.ToString();
    }

    /// <summary>Asks for a page of the works that a filter lets through.</summary>
    /// <param name="filter">Escaped.</param>
    /// <param name="place">Which page: a cursor, or a number as text, as <paramref name="isCursor"/> says.</param>
    /// <param name="isCursor">Whether it is a cursor.</param>
    /// <param name="withReferences">Whether to tell what the works cite.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public Task<(OpenAlexPage? Page, SourceFault? Fault)> AskAsync(
        string filter, string place, bool isCursor, bool withReferences, CancellationToken cancellationToken)
    {
        var list = string.Create(
            CultureInfo.InvariantCulture, $"works?filter={filter}&select={FieldsOf(withReferences)}&per_page={PageSize}");
        return AskAsync($"{list}&{(isCursor ? "cursor" : "page")}={Uri.EscapeDataString(place)}", filter, cancellationToken);
    }

    /// <summary>Asks for one work by a DOI that cannot stand in a filter.</summary>
    public Task<(OpenAlexPage? Page, SourceFault? Fault)> AskOneAsync(string doi, CancellationToken cancellationToken) =>
        AskAsync($"works/doi:{Uri.EscapeDataString(doi)}?select={FieldsOf(true)}", doi, cancellationToken);

    public void Dispose() => _client.Dispose();

    private static string FieldsOf(bool withReferences) => withReferences ? Fields + ",referenced_works" : Fields;

    private async Task<(OpenAlexPage? Page, SourceFault? Fault)> AskAsync(
        string path, string subject, CancellationToken cancellationToken)
    {
        if (Closed is { } closed)
            return (null, closed);
        var request = new ServiceRequest(new Uri(_options.Base, path)) { Accept = "application/json" };
        var answer = await _client.AskAsync(request, cancellationToken);
        if (answer.Fault is null)
        {
            return OpenAlexPage.Read(answer.Body.Span) is { } page
                ? (page, null)
                : (null, new SourceFault(subject, "OpenAlex's answer is no list of works", _clock.GetUtcNow().AddHours(1)));
        }

        // One work that is not there is an answer.
        if (answer.Status == 404)
            return (new OpenAlexPage([], 0, null, 0), null);
        return (null, Explain(subject, answer));
    }

    private SourceFault Explain(string subject, ServiceAnswer answer)
    {
        if (answer.Status is 401 or 403)
        {
            var reason = HasKey
                ? $"OpenAlex refuses the key (status {answer.Status}); look at ARXIVLENS_OPENALEX_KEY"
                : $"OpenAlex wants a key for this (status {answer.Status}); set ARXIVLENS_OPENALEX_KEY";
            return _closed = new SourceFault("OpenAlex", reason, _clock.GetUtcNow().AddHours(1));
        }

        if (answer.Status == 429 && IsAllowanceUsedUp(answer))
        {
            var reason = HasKey
                ? "the key's allowance at OpenAlex is used up for today"
                : "what OpenAlex gives without a key is used up for today; set ARXIVLENS_OPENALEX_KEY";
            return _closed = new SourceFault("OpenAlex", reason, Tomorrow());
        }

        var fault = new SourceFault(subject, $"OpenAlex: {answer.Detail}", answer.Retry);
        // A service that is busy for one is busy for all.
        if (answer.Fault == ServiceFault.Busy)
            _closed = fault with { Subject = "OpenAlex", Retry = answer.Retry ?? _clock.GetUtcNow().AddMinutes(10) };
        return fault;
    }

    // A limit a second is told apart by what is said with it; a wait of more than an hour is no limit a second.
    private bool IsAllowanceUsedUp(ServiceAnswer answer)
    {
        var said = Encoding.UTF8.GetString(answer.Body.Span);
        return said.Contains("budget", StringComparison.OrdinalIgnoreCase)
            || said.Contains("daily", StringComparison.OrdinalIgnoreCase)
            || said.Contains("credit", StringComparison.OrdinalIgnoreCase)
            || answer.Retry > _clock.GetUtcNow().AddHours(1);
    }

    private DateTimeOffset Tomorrow() => new(_clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
}
