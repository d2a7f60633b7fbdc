using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.References;

/// <summary>
/// The works that authors name in the comments on their papers (<c>companion of hep-th/9901001</c>), by arXiv identifier or DOI. What
/// arXiv's moderators note there (<c>arXiv admin note: text overlap with …</c>) cites nothing, nor does the paper's own identifier or that
/// of the volume it stands in (<c>In Proceedings …</c>).
/// </summary>
public static class CommentCitations
{
    /// <summary>The origin of these citations.</summary>
    public const string Origin = "comments";

    private const int LongestSentence = 700;

    /// <summary>The citations of a work, each with the sentence it stands in.</summary>
    public static IReadOnlyList<Citation> Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.Paper?.Comments is not { } comments || !comments.AsSpan().ContainsAnyInRange('0', '9'))
            return [];
        var note = comments.IndexOf("admin note", StringComparison.OrdinalIgnoreCase);
        var own = note < 0 ? comments : comments[..note];
        var found = new Dictionary<WorkKey, Citation>();
        foreach (var one in IdentifierSearch.Find(own))
        {
            var contexts = ContextOf(own, one);
            var isOwn = one.Key == work.Key || (one.Key.Doi is { } doi && IsOwn(doi, work));
            if (!isOwn && !contexts.Exists(context => context.Sentence.StartsWith("In Proceedings", StringComparison.OrdinalIgnoreCase)))
                found.TryAdd(one.Key, new Citation(work.Key, one.Key, Origin) { Contexts = contexts });
        }

        return [.. found.Values];
    }

    // "Published at http://dx.doi.org/…" says where the paper itself is.
    private static bool IsOwn(string doi, Work work) => work.Doi is null || string.Equals(doi, work.Doi, StringComparison.OrdinalIgnoreCase);

    private static List<CitationContext> ContextOf(string comments, FoundIdentifier one)
    {
        foreach (var span in Sentences.Split(comments))
        {
            if (one.Start >= span.Start && one.Start < span.Start + span.Length && span.Length <= LongestSentence)
                return [new CitationContext(PlainLine.Of(comments.Substring(span.Start, span.Length), LongestSentence), CitationIntents.None)];
        }

        return [];
    }
}
