namespace ArxivLens.Index.Graph;

/// <summary>Ways to go along a citation.</summary>
[Flags]
public enum CitationDirections
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>From the citing to the cited.</summary>
    References = 1,

    /// <summary>From the cited to the citing.</summary>
    Citations = 2,

    /// <summary>Either.</summary>
    Both = References | Citations,
}
