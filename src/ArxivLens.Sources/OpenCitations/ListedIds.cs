using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.OpenAlex;

namespace ArxivLens.Sources.OpenCitations;

/// <summary>
/// A work as OpenCitations names it: a list of ids with spaces between, each with its scheme (<c>omid:br/0612 doi:10.1000/x pmid:7</c>);
/// in files of the older index COCI a bare DOI.
/// </summary>
internal sealed class ListedIds
{
    /// <summary>The scheme of OpenCitations' own ids, <c>br/0612</c>.</summary>
    public const string OmidScheme = "omid";

    /// <summary>The scheme of PubMed's numbers.</summary>
    public const string PmidScheme = "pmid";

    // So that a line of rubbish is not searched for ids to its end
    private const int MostIds = 50;
    private const int LongestId = 60;

    private readonly List<WorkKey> keys = [];

    private ListedIds()
    {
    }

    /// <summary>What identifies it in the library; <c>null</c> when it has neither an arXiv identifier nor a DOI.</summary>
    public WorkKey? Key { get; private set; }

    /// <summary>OpenCitations' own id without its scheme.</summary>
    public string? Omid { get; private set; }

    /// <summary>Its number at PubMed.</summary>
    public string? Pmid { get; private set; }

    /// <summary>Its number at OpenAlex; 0 for none.</summary>
    public long OpenAlex { get; private set; }

    /// <summary>Whether a key is among its ids, also one that another took precedence of.</summary>
    public bool HasKey(WorkKey key) => keys.Contains(key);

    /// <summary>The ids that can be kept beside the key, the surest first.</summary>
    public IEnumerable<(string Scheme, string Id)> Others()
    {
        if (OpenAlex > 0)
            yield return (OpenAlexId.Scheme, OpenAlexId.Format(OpenAlex));
        if (Pmid is not null)
            yield return (PmidScheme, Pmid);
        if (Omid is not null)
            yield return (OmidScheme, Omid);
    }

    /// <summary>The key of a work that has neither an arXiv identifier nor a DOI and goes by no other name in the library.</summary>
    public WorkKey MakeKey() => Key
        ?? (OpenAlex > 0 ? OpenAlexId.KeyOf(OpenAlex)
            : Pmid is not null ? Slug($"pmid-{Pmid}")
            : Slug($"omid-{Omid!["br/".Length..]}"));

    /// <summary>Reads a list.</summary>
    /// <param name="text">The field.</param>
    /// <param name="ids">What it names.</param>
    /// <param name="reason">Why it names nothing.</param>
    public static bool TryRead(string text, out ListedIds ids, out string? reason)
    {
        ids = new ListedIds();
        var words = text.Split([' ', ';', '\t', '\n'], MostIds, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
            ids.Take(word);
        var isNamed = ids.Key is not null || ids.Others().Any();
        reason = isNamed ? null
            : words.Length == 0 ? "is missing"
            : $"{RecordValues.Quote(text)} names no work: no doi:, pmid:, openalex: or omid: in it can be read";
        return isNamed;
    }

    private void Take(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var (scheme, id) = colon < 0 ? ("", word) : (word[..colon].ToLowerInvariant(), word[(colon + 1)..]);
        switch (scheme)
        {
            case "omid" when IsOmid(id):
                Omid ??= id;
                break;
            case "pmid" when id.Length <= 18 && id.All(char.IsAsciiDigit) && id.TrimStart('0') is { Length: > 0 } number:
                Pmid ??= number;
                break;
            case "openalex" when OpenAlex == 0 && OpenAlexId.TryParse(id, out var work):
                OpenAlex = work;
                break;
            case "doi" or "arxiv" or "" or "https" or "http" when WorkKey.TryParse(scheme is "doi" or "arxiv" ? id : word, out var key):
                keys.Add(key);
                // A paper of arXiv goes by its identifier whatever other DOI it has.
                if (key.Arxiv is not null || (key.Doi is not null && Key is null))
                    Key = Key?.Arxiv is null ? key : Key;
                break;
        }
    }

    private static bool IsOmid(string id) =>
        id.StartsWith("br/", StringComparison.Ordinal) && id.Length is > 3 and < LongestId
        && id.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    private static WorkKey Slug(string name) => WorkKey.TryParse($"work:{name}", out var key)
        ? key
        : throw new ArgumentException("A name of letters, digits and hyphens.", nameof(name));
}
