using ArxivLens.Core.Sources;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>How OpenAlex's interface is asked.</summary>
public sealed record OpenAlexOptions
{
    /// <summary>Where the interface is.</summary>
    public static readonly Uri PublicAddress = new("https://api.openalex.org/");

    /// <summary>OpenAlex as a source of the library.</summary>
    public static Source About { get; } = new("openalex", "OpenAlex", new Uri("https://openalex.org/"))
    {
        Gives = "works in arXiv and elsewhere, what they cite and what cites them, retractions",
        License = "CC0 1.0",
        GoesOldAfter = TimeSpan.FromDays(90),
    };

    /// <summary>Where it is asked.</summary>
    public Uri Base { get; init; } = PublicAddress;

    /// <summary>The operator's key; <c>null</c> to ask without one, which OpenAlex allows about a hundred times a day.</summary>
    public string? Key { get; init; }

    /// <summary>Of how many citing works at most one is told.</summary>
    public int MostCiting { get; init; } = 10_000;

    /// <summary>How this program calls itself.</summary>
    public string UserAgent { get; init; } = UserAgentText.CreateForServices(null);

    /// <summary>How often one thing is asked for before it is given up.</summary>
    internal int MostTries { get; init; } = 4;

    /// <summary>The service behind it.</summary>
    internal ServiceOptions ToService() => new(Base)
    {
        // OpenAlex takes its key in the address only, so addresses of it are never said anywhere.
        KeyParameter = Key is null ? null : KeyValuePair.Create("api_key", Key),
        MostTries = MostTries,
        UserAgent = UserAgent,
    };

    /// <summary>Says the address and no key.</summary>
    public override string ToString() => Base.GetLeftPart(UriPartial.Path);
}
