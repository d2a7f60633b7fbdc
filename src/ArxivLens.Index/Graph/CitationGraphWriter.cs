using System.Numerics;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>Gathers citations during a build and writes them as a whole graph, sorted in both directions by counting.</summary>
internal sealed class CitationGraphWriter
{
    private readonly OriginMasks _masks = new();
    private readonly EdgeBuffer _edges = new();

    /// <summary>Number of citations.</summary>
    public long Count => _edges.Count;

    /// <summary>Adds a citation.</summary>
    /// <exception cref="ArgumentException">A node cites itself.</exception>
    public void Add(int citing, int cited, uint origins)
    {
        if (citing == cited)
            throw new ArgumentException($"Document {citing} cites itself.", nameof(cited));
        _edges.Add(new Edge(citing, cited, _masks.Number(origins)));
    }

    /// <summary>Writes the file; the citations are gone then.</summary>
    /// <exception cref="InvalidOperationException">A pair was added twice.</exception>
    public void Write(SectionWriter writer, int nodes)
    {
        switch (CodeWidths.For(_masks.Count))
        {
            case CodeWidth.Bits32:
                Write<int>(writer, nodes);
                break;
            case CodeWidth.Bits16:
                Write<ushort>(writer, nodes);
                break;
            default:
                Write<byte>(writer, nodes);
                break;
        }
    }

    private void Write<TCode>(SectionWriter writer, int nodes)
        where TCode : unmanaged, IBinaryInteger<TCode>
    {
        var sorted = _masks.Sorted();
        var codes = new int[_masks.Count];
        for (var code = 0; code < codes.Length; code++)
            codes[code] = sorted.Number(_masks.Masks[code]);
        var masks = sorted.Masks.ToArray();
        // From a library they come sorted. Otherwise sorting by one end and then the other leaves every row ascending.
        var references = _edges.IsSorted
            ? EdgeRows<TCode>.Sort(_edges, nodes, byCiting: true, masks, codes)
            : EdgeRows<TCode>.Sort(_edges, nodes, byCiting: false, masks, codes).Transpose();
        RefuseTwins(references);
        GraphFile.WriteWhole(writer, references, references.Transpose());
    }

    private static void RefuseTwins<TCode>(EdgeRows<TCode> references)
        where TCode : unmanaged, IBinaryInteger<TCode>
    {
        for (var citing = 0; citing < references.Count; citing++)
        {
            var cited = references.Ends(citing);
            for (var index = 1; index < cited.Length; index++)
            {
                if (cited[index] == cited[index - 1])
                    throw new InvalidOperationException($"The citation from {citing} to {cited[index]} was added twice.");
            }
        }
    }
}
