using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Ranking;

/// <summary>
/// The weighted frequencies of BM25F under given averages, in all fields or one. A single posting and a block of them in vectors
/// give the same bits, because each takes the same steps in the same order.
/// </summary>
internal sealed unsafe class TermWeights
{
    private const int Lanes = 8;

    // Frequency of title and abstract by code, for vectors.
    private static readonly float[] TitleFrequency = PlainFrequencies(0);
    private static readonly float[] AbstractFrequency = PlainFrequencies(1);

    // One factor for each field and length code; pinned, since vectors read it by address.
    private readonly float[] _factors = GC.AllocateArray<float>(TextFields.Count * FieldLength.Codes, pinned: true);
    private readonly float* _address;

    /// <summary>Weights in all fields, or in one with weight 1.</summary>
    public TermWeights(FieldTotals totals, TextField? only)
    {
        _address = (float*)Unsafe.AsPointer(ref _factors[0]);
        for (var field = 0; field < TextFields.Count; field++)
        {
            var value = only is { } one ? ((int)one == field ? 1 : 0) : Bm25.FieldWeights[field];
            var b = Bm25.B[field];
            for (var code = 0; code < FieldLength.Codes; code++)
                _factors[field * FieldLength.Codes + code] = value / (1 - b + b * FieldLength.Decode(code) / totals.Average(field));
        }
    }

    /// <summary>What one occurrence in a field weighs in a document with these length codes.</summary>
    public float Factor(int field, int lengths) => _factors[field * FieldLength.Codes + (lengths >>> (8 * field) & 0xFF)];

    /// <summary>The weighted frequency of a term that occurs so often in the fields of a document.</summary>
    public float Weight(int lengths, int title, int text, int authors, int comments)
        => title * Factor(0, lengths) + text * Factor(1, lengths) + authors * Factor(2, lengths) + comments * Factor(3, lengths);

    /// <summary>The weighted frequency of one posting of a block.</summary>
    public float Weight(PostingBlock block, int index, ReadOnlySpan<int> lengths) => Weight(
        lengths[block.Documents[index]],
        block.Frequency(index, 0), block.Frequency(index, 1), block.Frequency(index, 2), block.Frequency(index, 3));

    /// <summary>The weighted frequencies of all postings of a block.</summary>
    /// <param name="block">The block; its documents are below the number of lengths, as decoding made sure.</param>
    /// <param name="lengths">Length codes by document of the segment.</param>
    /// <param name="weights">Room for a full block.</param>
    public void Weigh(PostingBlock block, ReadOnlySpan<int> lengths, Span<float> weights)
    {
        if (!block.IsPlain)
        {
            for (var index = 0; index < block.Count; index++)
                weights[index] = Weight(block, index, lengths);
            return;
        }

        if (block.Documents[^1] >= lengths.Length)
            throw new InvalidDataException("A block of postings names a document that is not in its segment.");
        // One load after the other: processors that have gathering loads are not faster by them (decision 0009).
        fixed (int* length = lengths, documents = block.Documents, codes = block.Codes)
        fixed (float* title = TitleFrequency, text = AbstractFrequency, output = weights[..PostingBlock.Size])
        {
            for (var index = 0; index < block.Count; index++)
            {
                var code = codes[index];
                var bytes = length[documents[index]];
                output[index] = title[code] * _address[bytes & 0xFF] + text[code] * _address[FieldLength.Codes + (bytes >>> 8 & 0xFF)];
            }
        }
    }

    /// <summary>The scores of all postings of a block, in units.</summary>
    /// <param name="block">The block; its documents are below the number of lengths, as decoding made sure.</param>
    /// <param name="lengths">Length codes by document of the segment.</param>
    /// <param name="scale">The term's weight in units.</param>
    /// <param name="scores">Room for a full block.</param>
    public void Score(PostingBlock block, ReadOnlySpan<int> lengths, float scale, Span<int> scores)
    {
        Span<float> weights = stackalloc float[PostingBlock.Size];
        Weigh(block, lengths, weights);
        var index = 0;
        if (Avx.IsSupported)
        {
            var scales = Vector256.Create(scale);
            var saturation = Vector256.Create(Bm25.K1);
            ref var from = ref weights[0];
            ref var to = ref scores[..PostingBlock.Size][0];
            for (; index + Lanes <= block.Count; index += Lanes)
            {
                var weight = Vector256.LoadUnsafe(ref from, (nuint)index);
                Avx.ConvertToVector256Int32WithTruncation(scales * weight / (saturation + weight)).StoreUnsafe(ref to, (nuint)index);
            }
        }

        for (; index < block.Count; index++)
            scores[index] = Bm25.Score(scale, weights[index]);
    }

    private static float[] PlainFrequencies(int field)
        => [.. Enumerable.Range(0, FrequencyCode.Other + 1).Select(code => FrequencyCode.IsPlain(code) ? FrequencyCode.Frequency(code, field) : 0f)];
}
