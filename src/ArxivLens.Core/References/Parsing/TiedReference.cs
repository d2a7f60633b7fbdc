namespace ArxivLens.Core.References;

/// <summary>
/// Labels the pieces of a reference that says no journal but <c>ibid.</c>: a volume, a page, a year in brackets, in whatever order. There is
/// nothing else in it that a model could learn from.
/// </summary>
internal static class TiedReference
{
    /// <summary>The labels of pieces.</summary>
    public static ReferenceLabel[] Label(ReadOnlySpan<char> text, List<ReferenceToken> tokens)
    {
        var labels = new ReferenceLabel[tokens.Count];
        var (hasVolume, hasPage, hasYear) = (false, false, false);
        var numbers = CountNumbers(text, tokens);
        for (var at = 0; at < tokens.Count; at++)
        {
            var core = text[tokens[at].CoreStart..tokens[at].CoreEnd];
            if (tokens[at].Form is { } form)
            {
                labels[at] = form;
            }
            else if (IsYear(text, tokens[at]) && !hasYear)
            {
                (labels[at], hasYear) = (ReferenceLabel.Date, true);
            }
            else if (!hasVolume && numbers > 1 && (IsSeries(core, tokens, at) || core.ContainsAnyInRange('0', '9')))
            {
                labels[at] = ReferenceLabel.Volume;
                hasVolume = core.ContainsAnyInRange('0', '9');
            }
            else if (!hasPage && core.ContainsAnyInRange('0', '9'))
            {
                (labels[at], hasPage) = (ReferenceLabel.Pages, true);
            }
        }

        return labels;
    }

    /// <summary>Whether a journal is named: its first word is neither <c>ibid.</c> nor <c>erratum</c>.</summary>
    public static bool NamesJournal(ReadOnlySpan<char> text, List<ReferenceToken> tokens, ReadOnlySpan<ReferenceLabel> labels)
    {
        var first = labels.IndexOf(ReferenceLabel.Journal);
        return first >= 0 && !ReferenceSplit.IsTie(text[tokens[first].CoreStart..]);
    }

    /// <summary>The fields of a reference with what it takes from the one before it.</summary>
    public static ParsedReference Inherit(ParsedReference reference, ParsedReference before) => reference with
    {
        Authors = reference.Authors.Count > 0 ? reference.Authors : before.Authors,
        HasMoreAuthors = reference.Authors.Count > 0 ? reference.HasMoreAuthors : before.HasMoreAuthors,
        Container = reference.Container ?? before.Container,
        Title = reference.Tie == ReferenceTie.Erratum ? reference.Title ?? before.Title : reference.Title,
        Volume = reference.Volume ?? before.Volume,
    };

    private static int CountNumbers(ReadOnlySpan<char> text, List<ReferenceToken> tokens)
    {
        var count = 0;
        foreach (var token in tokens)
        {
            if (token.Form is null && !IsYear(text, token) && text[token.CoreStart..token.CoreEnd].ContainsAnyInRange('0', '9'))
                count++;
        }

        return count;
    }

    /// <summary>A letter before the number: <c>D {\bf 67}</c>.</summary>
    private static bool IsSeries(ReadOnlySpan<char> core, List<ReferenceToken> tokens, int at) =>
        core.Length == 1 && char.IsUpper(core[0]) && at > 0 && at + 1 < tokens.Count;

    private static bool IsYear(ReadOnlySpan<char> text, ReferenceToken token) =>
        PieceForms.IsYear(PieceForms.DigitsOf(text[token.CoreStart..token.CoreEnd])) && text[token.Start] == '(';
}
