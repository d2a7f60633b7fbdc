using System.Globalization;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.FullTexts;

/// <summary>
/// Makes the index of the parts of full texts: a document a part, with the key of its work as a category. It is derived like the main
/// index and built anew when full texts changed. The caller holds the builder's lock.
/// </summary>
public sealed class PassageIndexer(DataDirectory directory, IFullTextStore texts)
{
    /// <summary>Begins every stamp; another number has an index of another making built anew.</summary>
    private const string Making = "1 ";

    /// <summary>Whether the index is missing, damaged in its headers, or of another state of the full texts.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken = default)
    {
        var stamp = FindUsable()?.Stamp;
        return stamp is null
            ? await texts.CountAsync(cancellationToken) > 0
            : stamp != Making + await texts.ReadStampAsync(cancellationToken);
    }

    /// <summary>Builds it when <see cref="IsBehindAsync"/>.</summary>
    /// <returns>Whether it was built.</returns>
    public async Task<bool> UpdateAsync(CancellationToken cancellationToken = default)
    {
        if (!await IsBehindAsync(cancellationToken)) return false;
        await BuildAsync(cancellationToken);
        return true;
    }

    /// <summary>Builds it and swaps it in.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the index before, if any, stays.</exception>
    public async Task<IndexManifest> BuildAsync(CancellationToken cancellationToken = default)
    {
        var stamp = Making + await texts.ReadStampAsync(cancellationToken);
        using var builder = new IndexBuilder(directory.PassageDirectory, stamp);
        await foreach (var part in texts.ReadPartsAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.Add(DocumentOf(part.Work.ToString(), part.Part));
        }

        return builder.Commit(cancellationToken);
    }

    /// <summary>A part as it is indexed.</summary>
    /// <param name="work">Key of its work.</param>
    /// <param name="part">The part.</param>
    public static IndexDocument DocumentOf(string work, FullTextPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new IndexDocument
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{work}#{part.First}"),
            Title = "",
            Abstract = string.Join('\n', part.Sentences),
            Categories = [work],
        };
    }

    /// <summary>The place that the key of a document names.</summary>
    internal static bool TryReadKey(string key, out (WorkKey Work, int Sentence) place)
    {
        place = default;
        var cut = key.LastIndexOf('#');
        if (cut < 0 || !WorkKey.TryParse(key[..cut], out var work)) return false;
        if (!int.TryParse(key.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sentence)) return false;
        place = (work, sentence);
        return true;
    }

    private IndexManifest? FindUsable()
    {
        try
        {
            using var index = IndexReader.Open(directory.PassageDirectory);
            return index.Manifest;
        }
        catch (Exception e) when (e is IndexMissingException or IndexDamagedException)
        {
            return null;
        }
    }
}
