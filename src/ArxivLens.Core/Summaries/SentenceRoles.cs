namespace ArxivLens.Core.Summaries;

/// <summary>Estimates what each sentence of an abstract is for, of whatever field it is.</summary>
public static class SentenceRoles
{
    /// <summary>Estimates it for the sentences of an abstract, in its order; those after the sixtieth are passed over.</summary>
    /// <param name="text">The abstract: plain text with mathematics as <c>$…$</c>.</param>
    public static IReadOnlyList<SentenceRoleEstimate> Estimate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Estimate(SentenceRoleModel.Shared.Read(text));
    }

    /// <summary>Estimates it for sentences found elsewhere; places are those in the sentences joined by blanks.</summary>
    /// <param name="sentences">The sentences of one abstract, in order.</param>
    public static IReadOnlyList<SentenceRoleEstimate> Estimate(IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return Estimate(SentenceRoleModel.Shared.Read(string.Join(' ', sentences), SpansOf(sentences)));
    }

    /// <summary>Where sentences stand when they are joined by blanks.</summary>
    internal static IReadOnlyList<SentenceSpan> SpansOf(IReadOnlyList<string> sentences)
    {
        var spans = new SentenceSpan[sentences.Count];
        var start = 0;
        for (var index = 0; index < spans.Length; index++)
        {
            spans[index] = new SentenceSpan(start, sentences[index].Length);
            start += sentences[index].Length + 1;
        }

        return spans;
    }

    private static SentenceRoleEstimate[] Estimate(IReadOnlyList<SentenceRoleReading> readings)
        => [.. readings.Select(reading => new SentenceRoleEstimate(
            reading.Span.Start, reading.Span.Length, SentenceRoleModel.Shared.Weigh(reading)))];
}

/// <summary>A sentence with the probability of each role.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Probabilities">By <see cref="SentenceRole"/>; they sum to 1.</param>
public sealed record SentenceRoleEstimate(int Start, int Length, IReadOnlyList<double> Probabilities)
{
    /// <summary>The role of the greatest probability.</summary>
    public SentenceRole Likeliest
    {
        get
        {
            var best = 0;
            for (var role = 1; role < Probabilities.Count; role++)
                best = Probabilities[role] > Probabilities[best] ? role : best;
            return (SentenceRole)best;
        }
    }

    /// <summary>The probability of a role, 0–1.</summary>
    public double Of(SentenceRole role) => Probabilities[(int)role];
}
