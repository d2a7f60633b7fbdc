using ArxivLens.Core.Sources;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.OpenCitations;

/// <summary>How OpenCitations' interface is asked.</summary>
public sealed record OpenCitationsOptions
{
    /// <summary>Where the interface is, second version.</summary>
    public static readonly Uri PublicAddress = new("https://opencitations.net/index/api/v2/");

    /// <summary>OpenCitations as a source of the library.</summary>
    public static Source About { get; } = new("opencitations", "OpenCitations", new Uri("https://opencitations.net/"))
    {
        Gives = "citations between works with a DOI, a PubMed number or an id of its own",
        License = "CC0 1.0",
        GoesOldAfter = TimeSpan.FromDays(180),
    };

    /// <summary>Where it is asked.</summary>
    public Uri Base { get; init; } = PublicAddress;

    /// <summary>The operator's token; <c>null</c> to ask without one.</summary>
    public string? Token { get; init; }

    /// <summary>How this program calls itself.</summary>
    public string UserAgent { get; init; } = UserAgentText.CreateForServices(null);

    /// <summary>How often one thing is asked for before it is given up.</summary>
    internal int MostTries { get; init; } = 4;

    /// <summary>The service behind it.</summary>
    internal ServiceOptions ToService() => new(Base)
    {
        Headers = Token is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["authorization"] = Token },
        MostTries = MostTries,
        UserAgent = UserAgent,
    };

    /// <summary>Says the address and no token.</summary>
    public override string ToString() => Base.GetLeftPart(UriPartial.Path);
}
