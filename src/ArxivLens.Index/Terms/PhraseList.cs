using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Terms;

/// <summary>
/// Counts phrases as <see cref="PhraseCounter"/> does, of documents so few that all fit into memory; all are kept.
/// </summary>
internal sealed class PhraseList
{
    private readonly List<ulong> _hashes = [];

    /// <summary>Adds the phrases of one document.</summary>
    public void Add(PhraseSet phrases) => _hashes.AddRange(phrases.Phrases);

    /// <summary>Writes the phrases file.</summary>
    public void Write(SectionWriter writer)
    {
        _hashes.Sort();
        var counts = new List<int>();
        for (var index = 0; index < _hashes.Count; index++)
        {
            if (index == 0 || _hashes[index] != _hashes[index - 1])
            {
                writer.Write(_hashes[index]);
                counts.Add(0);
            }

            CollectionsMarshal.AsSpan(counts)[^1]++;
        }

        writer.EndSection();
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(counts));
    }
}
