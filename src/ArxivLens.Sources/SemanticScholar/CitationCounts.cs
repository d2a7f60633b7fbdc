using ArxivLens.Core.Ingest;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>What the rows of a shard of citations came to.</summary>
public sealed class CitationCounts
{
    /// <summary>Rows read.</summary>
    public long Rows { get; internal set; }

    /// <summary>Rows that were kept.</summary>
    public long Kept { get; internal set; }

    /// <summary>Rows in which a work of the library cites one that it does not have, passed over.</summary>
    public long UnknownCited { get; internal set; }

    /// <summary>Rows in which a work that the library does not have cites one of its own, passed over.</summary>
    public long UnknownCiting { get; internal set; }

    /// <summary>Rows that say of a work of the library that it cites or is cited, and leave the other end out.</summary>
    public long NoEnd { get; internal set; }

    /// <summary>Rows that concern no work of the library, and those that cannot be read.</summary>
    public long Elsewhere => Rows - Kept - UnknownCited - UnknownCiting - NoEnd;

    /// <summary>The rows that were passed over, by reason.</summary>
    public IReadOnlyList<PassedOver> ToPassedOver(long rejected) =>
    [
        new("unknownCited", "cite a work that the library does not have", UnknownCited),
        new("unknownCiting", "are of works that the library does not have, which cite one of its own", UnknownCiting),
        new("noEnd", "do not say what cites or is cited", NoEnd),
        new("elsewhere", "concern none of its works", Elsewhere - rejected),
    ];
}
