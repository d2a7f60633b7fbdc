using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>The works that somebody asks about, under every name OpenAlex may know them by, and what was found.</summary>
internal sealed class AskedWorks
{
    // A filter's values are parted by the one, filters by the other.
    private static readonly char[] Dividing = ['|', ','];

    private readonly Dictionary<string, WorkKey> _byDoi = new(StringComparer.Ordinal);
    private readonly Dictionary<long, WorkKey> _byNumber = [];
    private readonly Dictionary<long, OpenAlexWork> _found = [];
    private readonly HashSet<WorkKey> _answered = [];

    /// <summary>What was found, each once.</summary>
    public IReadOnlyCollection<OpenAlexWork> Found => _found.Values;

    /// <summary>DOIs that no filter can hold.</summary>
    public IEnumerable<string> Single => _byDoi.Keys.Where(doi => doi.IndexOfAny(Dividing) >= 0);

    /// <summary>Whether everything was asked for; what is not found then is not there.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>Finds the names of works.</summary>
    public static async Task<AskedWorks> FindAsync(
        IReadOnlyList<WorkKey> keys, SourceStores? library, GatheredAnswer gathered, CancellationToken cancellationToken)
    {
        var asked = new AskedWorks();
        var records = library is null ? new Work?[keys.Count] : await library.Works.FindAsync(keys, cancellationToken);
        for (var i = 0; i < keys.Count; i++)
        {
            var before = asked._byDoi.Count + asked._byNumber.Count;
            asked.Add(keys[i], records[i]?.Doi);
            foreach (var name in library is null ? [] : await library.Ids.FindAsync(keys[i], cancellationToken))
            {
                if (name.Scheme == OpenAlexId.Scheme && OpenAlexId.TryParse(name.Id, out var number))
                    asked._byNumber.TryAdd(number, keys[i]);
            }

            if (asked._byDoi.Count + asked._byNumber.Count == before && !asked._byDoi.ContainsValue(keys[i]))
                gathered.Fail(keys[i].ToString(), "OpenAlex knows works by DOI and by its own numbers only", null);
        }

        return asked;
    }

    /// <summary>The filters that ask for all of them.</summary>
    public IEnumerable<string> Filters() =>
        OpenAlexService.Filters("doi", _byDoi.Keys.Where(doi => doi.IndexOfAny(Dividing) < 0))
            .Concat(OpenAlexService.Filters("openalex", _byNumber.Keys.Select(OpenAlexId.Format)));

    /// <summary>Takes what came, and of it only what was asked for.</summary>
    public void Take(IEnumerable<OpenAlexWork> works, GatheredAnswer gathered)
    {
        foreach (var work in works)
        {
            if (!IsAsked(work, out var key))
                continue;
            _found.TryAdd(work.Number, work);
            _answered.Add(key);
            gathered.Take(work);
        }
    }

    /// <summary>The works that OpenAlex has under none of their names.</summary>
    public IEnumerable<WorkKey> Unknown() => IsComplete
        ? _byDoi.Values.Concat(_byNumber.Values).Distinct().Where(key => !_answered.Contains(key))
        : [];

    private bool IsAsked(OpenAlexWork work, out WorkKey key)
    {
        if (_byNumber.TryGetValue(work.Number, out key))
            return true;
        if (work.Arxiv is { } id && _byDoi.TryGetValue(DoiOf(id), out key))
            return true;
        return DoiText.TryNormalize(work.Doi, out var doi) && _byDoi.TryGetValue(doi, out key);
    }

    private void Add(WorkKey key, string? published)
    {
        if (key.Arxiv is { } id)
            _byDoi.TryAdd(DoiOf(id), key);
        if (key.Doi is { } own)
            _byDoi.TryAdd(own, key);
        if (DoiText.TryNormalize(published, out var doi))
            _byDoi.TryAdd(doi, key);
    }

    private static string DoiOf(ArxivId id) => $"10.48550/arxiv.{id}";
}
