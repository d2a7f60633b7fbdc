using System.Runtime.InteropServices;
using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Postings;

/// <summary>What the dictionary says of a term; 48 bytes in the terms file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct TermEntry
{
    /// <summary>Where its postings begin.</summary>
    public long PostingsStart;

    /// <summary>Bytes its postings take.</summary>
    public long PostingsLength;

    /// <summary>Where its positions begin.</summary>
    public long PositionsStart;

    /// <summary>Documents that hold it in any field.</summary>
    public int DocumentCount;

    /// <summary>Documents that hold it in title or abstract.</summary>
    public int TitleOrAbstract;

    /// <summary>Documents that hold it in each field.</summary>
    public FieldFrequencies ByField;

    /// <summary>Documents that hold it in a field or in any.</summary>
    public readonly int DocumentsIn(TextField? field) => field is { } one ? ByField[(int)one] : DocumentCount;
}
