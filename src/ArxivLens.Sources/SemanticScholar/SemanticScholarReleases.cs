using System.Text.Json;
using ArxivLens.Core;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Asks Semantic Scholar which releases of its datasets there are and where their files are. Nothing is downloaded: the files are
/// many gigabytes on another host, to which the key is not sent. Addresses of files are good for a short while and for whoever
/// has them; they are in the answers and in no message.
/// </summary>
public sealed class SemanticScholarReleases : IDisposable
{
    /// <summary>Stands for the latest release wherever a release is named.</summary>
    public const string Latest = "latest";

    private readonly Uri _base;
    private readonly ServiceClient _client;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Where it is, and the key, which only the list of releases can do without.</param>
    /// <param name="clock">Measures pauses and waits.</param>
    /// <exception cref="ArgumentException">The address or the key cannot be sent.</exception>
    public SemanticScholarReleases(SemanticScholarOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _base = options.Datasets;
        _client = new ServiceClient(options.ToService(), clock);
    }

    /// <summary>Whether a text may name a release or a dataset: ASCII letters, digits, - and _, at most 100.</summary>
    public static bool IsName(string text) => ReleaseAnswers.IsName(text);

    /// <summary>The names of all releases, the latest first.</summary>
    /// <exception cref="SourceException">It refuses, or cannot be read.</exception>
    public Task<List<string>> ListAsync(CancellationToken cancellationToken) =>
        AskAsync("release/", "Semantic Scholar has no list of releases", ReleaseAnswers.ReadReleases, cancellationToken);

    /// <summary>A release with its datasets.</summary>
    /// <param name="release">Its name, or <see cref="Latest"/>.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <exception cref="SourceException">There is none of this name, or it refuses, or cannot be read.</exception>
    public Task<Release> FindAsync(string release, CancellationToken cancellationToken) => AskAsync(
        $"release/{Checked(release)}",
        $"Semantic Scholar has no release '{release}'",
        ReleaseAnswers.ReadRelease,
        cancellationToken);

    /// <summary>The addresses of all files of a dataset.</summary>
    /// <param name="release">The release, or <see cref="Latest"/>.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <exception cref="SourceException">There is none of this name, or it refuses, or cannot be read.</exception>
    public Task<List<string>> FindFilesAsync(string release, string dataset, CancellationToken cancellationToken) => AskAsync(
        $"release/{Checked(release)}/dataset/{Checked(dataset)}",
        $"Semantic Scholar has no release '{release}' with a dataset '{dataset}'",
        ReleaseAnswers.ReadFiles,
        cancellationToken);

    /// <summary>What changed in a dataset since a release.</summary>
    /// <param name="since">The release that one has.</param>
    /// <param name="release">The release that one wants, or <see cref="Latest"/>.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <exception cref="SourceException">There is no such thing, or it refuses, or cannot be read.</exception>
    public Task<ReleaseChanges> FindChangesAsync(
        string since, string release, string dataset, CancellationToken cancellationToken) => AskAsync(
        $"diffs/{Checked(since)}/to/{Checked(release)}/{Checked(dataset)}",
        $"Semantic Scholar does not tell what changed in a dataset '{dataset}' between releases '{since}' and '{release}'",
        ReleaseAnswers.ReadChanges,
        cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    private static string Checked(string name) =>
        IsName(name) ? name : throw new ArgumentException("This is no name of a release or a dataset.", nameof(name));

    private async Task<T> AskAsync<T>(string path, string unknown, Reader<T> read, CancellationToken cancellationToken)
    {
        var request = new ServiceRequest(new Uri(_base, path)) { Accept = "application/json" };
        var answer = await _client.AskAsync(request, cancellationToken);
        if (ApiOutage.Of(answer, unknown) is { } outage)
            throw Refused(outage);
        try
        {
            return read(answer.Body.Span);
        }
        catch (JsonException e)
        {
            throw Refused(ApiOutage.Broken(e.BytePositionInLine is null ? e.Message : JsonFault.Describe(e)));
        }
    }

    private static SourceException Refused(ApiOutage outage) => new(outage.Retry is { } retry
        ? FormattableString.Invariant($"{outage.Reason}; try again after {retry.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
        : outage.Reason);

    private delegate T Reader<T>(ReadOnlySpan<byte> json);
}
