namespace ArxivLens.Core.Summaries;

/// <summary>
/// Whether an abstract says what sentences about it say. It goes by words and cannot understand: it errs on the side of refusing.
/// </summary>
/// <remarks>
/// Each sentence must find in title and abstract: every number with its unit, every formula, every name; what it denies denied
/// and what it affirms neither only denied nor only doubted; every word of direction (higher, reduces) said that way of one of the same things; both
/// sides of a comparison in the same order; every word that knows no exception (all, first, proves); and most of its words
/// (<see cref="LeastShare"/>). The rules and what they catch stand in docs/lens.md.
/// </remarks>
public static class SupportCheck
{
    /// <summary>Least share of a sentence's words of the subject that the abstract must have, by their stems.</summary>
    public const double LeastShare = 0.7;

    /// <summary>Checks sentences.</summary>
    /// <param name="title">The title of the work; may be empty.</param>
    /// <param name="text">Its abstract.</param>
    /// <param name="sentences">What somebody wrote about it.</param>
    /// <param name="leastShare">Another share than <see cref="LeastShare"/>, for measuring.</param>
    public static SupportReport Check(
        string title, string text, IReadOnlyList<string> sentences, double leastShare = LeastShare)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentences);
        var source = new SupportSource(title, text);
        if (source.IsEmpty) return new SupportReport([], "there is no abstract");
        var found = new List<SummarySentence>();
        foreach (var sentence in sentences)
        {
            var claim = new SupportedClaim(source, SupportText.Read(sentence).Tokens);
            if (claim.FindFault(leastShare) is { } fault) return new SupportReport([], fault);
            found.Add(new SummarySentence(sentence, claim.Place.Start, claim.Place.Length));
        }

        return new SupportReport(found, null);
    }
}

/// <summary>What became of a check.</summary>
/// <param name="Sentences">The sentences, each with the place that supports it best; none when there is a fault.</param>
/// <param name="Fault">What the abstract does not say, in a few words; <c>null</c> when it says everything.</param>
public sealed record SupportReport(IReadOnlyList<SummarySentence> Sentences, string? Fault)
{
    /// <summary>Whether every sentence is supported.</summary>
    public bool IsSupported => Fault is null;
}
