using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Similarity;

/// <summary>The heaviest terms of each document's title and abstract, and the length of its whole vector.</summary>
internal sealed class DocumentVectors
{
    /// <summary>Terms kept for each document.</summary>
    public const int TermLimit = 30;

    private readonly MappedArray<long> _starts;
    private readonly MappedArray<VectorTerm> _terms;
    private readonly MappedArray<float> _lengths;

    public DocumentVectors(MappedFile file, int documentCount)
    {
        _starts = file.Section<long>(0).Expect(documentCount + 1L);
        _terms = file.Section<VectorTerm>(1);
        _lengths = file.Section<float>(2).Expect(documentCount);
    }

    /// <summary>
    /// A document's heaviest terms that another document holds too, heaviest first; the weights are of a vector of length 1.
    /// </summary>
    public ReadOnlySpan<VectorTerm> Heaviest(int document)
        => _terms.Slice(_starts[document], _starts[document + 1L] - _starts[document]);

    /// <summary>Length of a document's vector before it was made 1.</summary>
    public ReadOnlySpan<float> Lengths => _lengths.All;

    /// <summary>
    /// Weight of a term: (1 + ln tf) · ln(1 + N / df), tf counted over title and abstract, N and df over documents that have
    /// either (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2008, 6.4; 1 added so that a term of every
    /// document keeps a little weight).
    /// </summary>
    public static double Weight(int frequency, int documentFrequency, int documents)
        => (1 + Math.Log(frequency)) * Math.Log(1 + (double)documents / documentFrequency);
}

/// <summary>A term of a document's vector; 8 bytes in the vectors file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct VectorTerm(int Rank, float Weight);

/// <summary>Writes the vectors file.</summary>
internal sealed class DocumentVectorsWriter(
    ForwardBuffer forward, SortedVocabulary vocabulary, TermEntry[] entries, int documents)
{
    private readonly List<VectorTerm> _vector = [];

    /// <summary>Writes where each vector begins, the vectors, their lengths.</summary>
    public void Write(SectionWriter writer, CancellationToken cancellationToken)
    {
        WriteStarts(writer, cancellationToken);
        var lengths = new float[forward.Count];
        for (var document = 0; document < forward.Count; document++)
        {
            CheckEvery(document, cancellationToken);
            lengths[document] = ReadVector(document);
            foreach (var term in Heaviest())
                writer.Write(term with { Weight = term.Weight / lengths[document] });
        }

        writer.EndSection();
        writer.WriteSection<float>(lengths);
    }

    // Counting first lets the vectors go straight into the file: of millions of documents they would take most of a gigabyte.
    private void WriteStarts(SectionWriter writer, CancellationToken cancellationToken)
    {
        var start = 0L;
        writer.Write(start);
        for (var document = 0; document < forward.Count; document++)
        {
            CheckEvery(document, cancellationToken);
            var count = 0;
            var terms = forward.Read(document);
            while (count < DocumentVectors.TermLimit && terms.MoveNext())
            {
                if ((terms.Mask & TextFields.TitleOrAbstract) != 0 && IsShared(vocabulary.Ranks[terms.Term]))
                    count++;
            }

            writer.Write(start += count);
        }

        writer.EndSection();
    }

    private static void CheckEvery(int document, CancellationToken cancellationToken)
    {
        if ((document & 0xFFF) == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    // A term no other document holds makes nothing alike.
    private bool IsShared(int rank) => entries[rank].TitleOrAbstract > 1;

    private float ReadVector(int document)
    {
        _vector.Clear();
        var squares = 0.0;
        var terms = forward.Read(document);
        while (terms.MoveNext())
        {
            var frequency = terms.Frequencies[0] + terms.Frequencies[1];
            if (frequency == 0)
                continue;
            var rank = vocabulary.Ranks[terms.Term];
            var weight = DocumentVectors.Weight(frequency, entries[rank].TitleOrAbstract, documents);
            squares += weight * weight;
            if (IsShared(rank))
                _vector.Add(new VectorTerm(rank, (float)weight));
        }

        return squares > 0 ? (float)Math.Sqrt(squares) : 1;
    }

    private ReadOnlySpan<VectorTerm> Heaviest()
    {
        _vector.Sort((left, right) => left.Weight != right.Weight
            ? right.Weight.CompareTo(left.Weight)
            : left.Rank.CompareTo(right.Rank));
        return CollectionsMarshal.AsSpan(_vector)[..Math.Min(_vector.Count, DocumentVectors.TermLimit)];
    }
}
