using System.Runtime.InteropServices;
using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Postings;

/// <summary>What the dictionary of a segment says of a term; 72 bytes in the terms file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct TermEntry
{
    /// <summary>Where its postings begin.</summary>
    public long PostingsStart;

    /// <summary>Where its positions begin.</summary>
    public long PositionsStart;

    /// <summary>Where its impacts begin, one byte a posting; of no meaning in a segment that is only merged.</summary>
    public long ImpactsStart;

    /// <summary>Bytes its postings take.</summary>
    public int PostingsLength;

    /// <summary>Bytes its positions take.</summary>
    public int PositionsLength;

    /// <summary>Documents that hold it in any field.</summary>
    public int DocumentCount;

    /// <summary>Documents that hold it in title or abstract.</summary>
    public int TitleOrAbstract;

    /// <summary>Documents that hold it in each field.</summary>
    public FieldFrequencies ByField;

    /// <summary>The greatest weighted frequency of its postings, under the averages of the segment.</summary>
    public float MaximumWeight;

    /// <summary>Where its surface forms begin in the table of forms; they end where those of the next term begin.</summary>
    public int FormsStart;

    /// <summary>How often it occurs in titles and abstracts in all.</summary>
    public long Occurrences;

    // No frequency comes near; a score of it would not fit into a float.
    private const float ImpossibleWeight = 1e12f;

    /// <summary><see cref="MaximumWeight"/>, when it is one that can be.</summary>
    /// <exception cref="InvalidDataException">It cannot be.</exception>
    public readonly float GreatestWeight => MaximumWeight is >= 0 and < ImpossibleWeight
        ? MaximumWeight
        : throw new InvalidDataException("The index holds a weight that cannot be.");

    /// <summary>Documents that hold it in a field or in any.</summary>
    public readonly int DocumentsIn(TextField? field) => field is { } one ? ByField[(int)one] : DocumentCount;
}
