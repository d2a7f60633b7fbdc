using ArxivLens.Index.Postings;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>A term of the document asked for.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">Its part of a vector of length 1.</param>
/// <param name="WeightOfOne">What it weighs in a document that holds it once.</param>
internal sealed record VectorTerm(string Term, float Weight, double WeightOfOne)
{
    /// <summary>What it adds to the product with a document that holds it once.</summary>
    public double ProductOfOne => Weight * WeightOfOne;
}

/// <summary>
/// Goes through the postings of a term, a stretch of documents at a time or document by document, always forward.
/// </summary>
internal sealed class SimilarWalk
{
    /// <summary>Products are whole numbers of this part of one, so that their sum does not depend on its order.</summary>
    public const double UnitsOfOne = 1 << 20;

    private readonly PostingBlock _block = new();
    private readonly int[] _products = new int[1 << FrequencyCode.Bits];
    private Segment? _segment;
    private double _productOfOne;
    private TermEntry _entry;
    private int _count;
    private int _loaded;
    private int _index;

    /// <summary>Begins with a term of a segment.</summary>
    public void Begin(Segment segment, int rank, VectorTerm term)
    {
        (_segment, _loaded, _index, _count, _productOfOne) = (segment, -1, 0, 0, term.ProductOfOne);
        _entry = segment.Terms.Entry(rank);
        for (var code = 0; code < FrequencyCode.Other; code++)
            _products[code] = ProductOf(FrequencyCode.Frequency(code, 0) + FrequencyCode.Frequency(code, 1));
    }

    /// <summary>Lets go of the segment.</summary>
    public void End() => _segment = null;

    /// <summary>Adds the products with the documents of a stretch.</summary>
    public void AddProducts(int start, Span<int> products)
    {
        if (_index < _count && _block.Documents[_index] >= start + products.Length)
            return;
        var postings = _segment!.Terms.PostingsOf(_entry);
        while (true)
        {
            if (_index == _count)
            {
                if (_loaded + 1 == postings.BlockCount)
                    return;
                Load(postings, _loaded + 1);
            }

            var documents = _block.Documents;
            var codes = _block.Codes;
            for (; _index < documents.Length && documents[_index] < start + products.Length; _index++)
            {
                var place = documents[_index] - start;
                if ((uint)place >= (uint)products.Length)
                    throw new InvalidDataException("The postings of a term do not ascend.");
                products[place] += codes[_index] == FrequencyCode.Other ? ProductAt(_index) : _products[codes[_index]];
            }

            if (_index < documents.Length)
                return;
        }
    }

    /// <summary>The product with a document, which stands behind those asked for before.</summary>
    public int ProductWith(int document)
    {
        if (_count == 0 || _block.Documents[^1] < document)
        {
            var postings = _segment!.Terms.PostingsOf(_entry);
            var block = postings.FindBlock(document, _loaded + 1);
            if (block >= postings.BlockCount)
                return 0;
            Load(postings, block);
        }

        var index = _block.Documents.BinarySearch(document);
        return index < 0 ? 0 : ProductAt(index);
    }

    private void Load(TermPostings postings, int block)
    {
        postings.Decode(block, _block);
        (_loaded, _index, _count) = (block, 0, _block.Count);
    }

    private int ProductAt(int index) => _block.Codes[index] == FrequencyCode.Other
        ? ProductOf(_block.Frequency(index, 0) + _block.Frequency(index, 1))
        : _products[_block.Codes[index]];

    private int ProductOf(int frequency)
        => frequency == 0 ? 0 : (int)(UnitsOfOne * _productOfOne * (1 + Math.Log(frequency)));
}
