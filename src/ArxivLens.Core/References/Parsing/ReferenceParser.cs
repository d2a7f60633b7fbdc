using ArxivLens.Core.Articles;

namespace ArxivLens.Core.References;

/// <summary>
/// Reads plain reference strings: whatever style they are in, which part is what. Never throws for a text; time grows with its length,
/// and what stands behind the first 10,000 characters is not read. Safe for many threads.
/// </summary>
public static class ReferenceParser
{
    /// <summary>Characters of a string that are read, in UTF-16 units.</summary>
    public const int LongestText = ReferenceTokens.LongestText;

    [ThreadStatic]
    private static ReferenceLabeller? labeller;

    /// <summary>Reads a reference; a string that holds several is told by <see cref="ParsedReference.Further"/>.</summary>
    public static ParsedReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, labeller ??= new ReferenceLabeller(ReferenceModel.Shared));
    }

    /// <summary>The same with another model, as where one is measured.</summary>
    internal static ParsedReference Parse(string text, ReferenceLabeller labeller)
    {
        var parts = ReferenceSplit.Of(text.AsSpan(0, Math.Min(text.Length, LongestText)));
        var first = Read(text, parts[0].Span, parts[0].Tie, labeller);
        if (parts.Count == 1)
            return first;
        var further = new List<ParsedReference>(parts.Count - 1);
        foreach (var (span, tie) in parts.Skip(1))
        {
            var next = Read(text, span, tie, labeller);
            further.Add(tie == ReferenceTie.Other ? next : TiedReference.Inherit(next, further.LastOrDefault() ?? first));
        }

        return first with { Further = further };
    }

    private static ParsedReference Read(string text, TextSpan span, ReferenceTie tie, ReferenceLabeller labeller)
    {
        var own = text.AsSpan(span.Start, span.Length);
        var labels = labeller.Label(own);
        if (tie is ReferenceTie.SameJournal or ReferenceTie.Erratum && !TiedReference.NamesJournal(own, labeller.Tokens, labels))
            labels = TiedReference.Label(own, labeller.Tokens);
        return ReferenceReading.Read(text, span, ReferenceReading.Fields(labeller.Tokens, labels, span.Start)) with { Tie = tie };
    }
}
