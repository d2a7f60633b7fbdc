using ArxivLens.Core.Citations;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>A citation of a dump, and where it goes in the library.</summary>
/// <param name="Citation">The citation.</param>
/// <param name="Citing">The number of the citing work in the library.</param>
/// <param name="Cited">The number of the cited work, or its corpus id where it has none yet.</param>
internal readonly record struct DumpCitation(Citation Citation, long Citing, long Cited) : IComparable<DumpCitation>
{
    /// <summary>Bytes of one without sentences.</summary>
    public const int BytesOfRow = 64;

    private const int BytesOfList = 40;
    private const int BytesOfContext = 56;

    /// <summary>About how many bytes of memory it takes.</summary>
    public long Bytes
    {
        get
        {
            if (Citation.Contexts is not { } contexts)
                return BytesOfRow;
            var bytes = (long)BytesOfRow + BytesOfList;
            foreach (var context in contexts)
                bytes += BytesOfContext + (2L * context.Sentence.Length);
            return bytes;
        }
    }

    /// <summary>Orders as the library keeps citations.</summary>
    public int CompareTo(DumpCitation other)
    {
        var order = Citing.CompareTo(other.Citing);
        return order != 0 ? order : Cited.CompareTo(other.Cited);
    }
}
