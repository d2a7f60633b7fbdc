using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Web.Api.Papers;

/// <summary>
/// Quick summaries as plain text. Ours are kept for a while by title and abstract: choosing one takes most of the time of a list,
/// and clients ask for the same list many times.
/// </summary>
public sealed class SummaryShelf(GeneratedSummaries generated)
{
    /// <summary>Summaries on each of the two boards; when the upper one is full, it becomes the lower one.</summary>
    private const int Board = 4_096;

    private ConcurrentDictionary<UInt128, string> _upper = new();
    private ConcurrentDictionary<UInt128, string> _lower = new();

    /// <summary>
    /// The summary of a work, that of the operator's model where it has written one; empty when there is no abstract.
    /// </summary>
    public string Find(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (generated.FindKept(work) is { } written)
            return Write(written.Sentences);
        var name = NameOf(work);
        if (_upper.TryGetValue(name, out var summary))
            return summary;
        if (!_lower.TryGetValue(name, out summary))
            summary = Write(QuickSummary.Choose(work));
        Keep(name, summary);
        return summary;
    }

    // Who comes in between turns of the boards loses a summary, which is then chosen again.
    private void Keep(UInt128 name, string summary)
    {
        var upper = _upper;
        upper[name] = summary;
        if (upper.Count > Board && Interlocked.CompareExchange(ref _upper, new(), upper) == upper)
            _lower = upper;
    }

    private static string Write(IReadOnlyList<SummarySentence> sentences) =>
        TexText.ToDisplay(string.Join(' ', sentences.Select(sentence => sentence.Text)));

    private static UInt128 NameOf(Work work)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes($"{work.Title}\n\n{work.Abstract}".AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
