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
    /// <param name="block">The block.</param>
    /// <param name="lengths">Length codes by document of the segment.</param>
    /// <param name="weights">Room for a full block.</param>
    public void Weigh(PostingBlock block, ReadOnlySpan<int> lengths, Span<float> weights)
    {
        var index = 0;
        if (Avx2.IsSupported && block.IsPlain)
        {
            index = block.Count / Lanes * Lanes;
            fixed (int* length = lengths)
            fixed (int* documents = block.Documents)
            fixed (int* codes = block.Codes)
            fixed (float* title = TitleFrequency, text = AbstractFrequency, output = weights[..PostingBlock.Size])
            {
                for (var at = 0; at < index; at += Lanes)
                {
                    Vector(
                        Avx.LoadVector256(documents + at), Avx.LoadVector256(codes + at), length, (uint)lengths.Length, title, text)
                        .Store(output + at);
                }
            }
        }

        for (; index < block.Count; index++)
            weights[index] = Weight(block, index, lengths);
    }

    /// <summary>The scores of all postings of a block, in units.</summary>
    /// <param name="block">The block.</param>
    /// <param name="lengths">Length codes by document of the segment.</param>
    /// <param name="scale">The term's idf in units.</param>
    /// <param name="scores">Room for a full block.</param>
    public void Score(PostingBlock block, ReadOnlySpan<int> lengths, float scale, Span<int> scores)
    {
        var index = 0;
        if (Avx2.IsSupported && block.IsPlain)
        {
            index = block.Count / Lanes * Lanes;
            var scales = Vector256.Create(scale);
            var saturation = Vector256.Create(Bm25.K1);
            fixed (int* length = lengths)
            fixed (int* documents = block.Documents)
            fixed (int* codes = block.Codes)
            fixed (float* title = TitleFrequency, text = AbstractFrequency)
            fixed (int* output = scores[..PostingBlock.Size])
            {
                for (var at = 0; at < index; at += Lanes)
                {
                    var weight = Vector(
                        Avx.LoadVector256(documents + at), Avx.LoadVector256(codes + at), length, (uint)lengths.Length, title, text);
                    Avx.ConvertToVector256Int32WithTruncation(scales * weight / (saturation + weight)).Store(output + at);
                }
            }
        }

        for (; index < block.Count; index++)
            scores[index] = Bm25.Score(scale, Weight(block, index, lengths));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Vector(
        Vector256<int> documents, Vector256<int> codes, int* lengths, uint count, float* title, float* text)
    {
        // A damaged block must not make the gather read elsewhere.
        if (Vector256.GreaterThanOrEqualAny(documents.AsUInt32(), Vector256.Create(count)))
            throw new InvalidDataException("A block of postings names a document that is not in its segment.");
        var bytes = Avx2.GatherVector256(lengths, documents, sizeof(int));
        var low = Vector256.Create(0xFF);
        var titleFactor = Avx2.GatherVector256(_address, bytes & low, sizeof(float));
        var textFactor = Avx2.GatherVector256(_address + FieldLength.Codes, bytes >>> 8 & low, sizeof(float));
        return Avx2.GatherVector256(title, codes, sizeof(float)) * titleFactor
            + Avx2.GatherVector256(text, codes, sizeof(float)) * textFactor;
    }

    private static float[] PlainFrequencies(int field)
        => [.. Enumerable.Range(0, FrequencyCode.Other + 1).Select(code => FrequencyCode.IsPlain(code) ? FrequencyCode.Frequency(code, field) : 0f)];
}
