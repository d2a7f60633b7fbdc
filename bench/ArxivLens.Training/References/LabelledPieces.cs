using ArxivLens.Core.References;

namespace ArxivLens.Training;

/// <summary>
/// The labels of the pieces of a labelled reference. People labelled words between spaces; what is written together
/// (<c>54(2):91–108</c>, <c>1992;27:</c>) they could give one label only. The pieces of such a word get the labels their form has.
/// </summary>
internal static class LabelledPieces
{
    /// <summary>The label of each piece.</summary>
    public static ReferenceLabel[] Of(LabelledReference reference, List<ReferenceToken> tokens)
    {
        var labels = new ReferenceLabel[tokens.Count];
        for (var at = 0; at < tokens.Count;)
        {
            var end = at + 1;
            while (end < tokens.Count && tokens[end].IsGlued)
                end++;
            for (var piece = at; piece < end; piece++)
                labels[piece] = tokens[piece].Form ?? reference.LabelAt(tokens[piece].CoreStart);
            if (end - at > 1)
                TakeApart(reference.Text, tokens, labels, at, end);
            at = end;
        }

        return labels;
    }

    /// <summary>Volume, year and pages of a word that is labelled as one of them.</summary>
    private static void TakeApart(string text, List<ReferenceToken> tokens, ReferenceLabel[] labels, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (labels[at] is not (ReferenceLabel.Volume or ReferenceLabel.Pages or ReferenceLabel.Date or ReferenceLabel.Journal))
                continue;
            var core = text.AsSpan(tokens[at].CoreStart, tokens[at].CoreEnd - tokens[at].CoreStart);
            if (core.IsEmpty || !char.IsAsciiDigit(core[^1]))
                continue;
            var behind = at + 1 < end ? text[tokens[at].CoreEnd] : ' ';
            var before = at > start ? text[tokens[at].Start - 1] : ' ';
            var isYear = PieceForms.IsYear(PieceForms.DigitsOf(core));
            if (isYear && (behind == ';' || (text[tokens[at].Start] == '(' && behind == ')')))
                labels[at] = ReferenceLabel.Date;
            else if (at > start && before is ':' or ',' && HasNumber(labels, start, at))
                labels[at] = ReferenceLabel.Pages;
            else if (at > start && before == ')' && labels[at - 1] == ReferenceLabel.Date)
                labels[at] = ReferenceLabel.Pages;
            else if (at + 1 < end && behind is ':' or '(' or ')' && labels[at] is ReferenceLabel.Pages or ReferenceLabel.Date)
                labels[at] = ReferenceLabel.Volume;
        }
    }

    private static bool HasNumber(ReferenceLabel[] labels, int start, int at) =>
        labels.AsSpan(start, at - start).Contains(ReferenceLabel.Volume);
}
