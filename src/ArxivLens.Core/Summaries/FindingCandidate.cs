namespace ArxivLens.Core.Summaries;

/// <summary>A sentence that may state something of the work.</summary>
internal sealed class FindingCandidate
{
    private const int FewestWords = 5;
    private const int LongestSentence = 700;

    private readonly SentenceRoleReading reading;
    private readonly double[] roles;

    /// <summary>Weighs a sentence.</summary>
    public FindingCandidate(SentenceRoleReading reading, string text)
    {
        this.reading = reading;
        roles = SentenceRoleModel.Shared.Weigh(reading);
        var sentence = text.AsSpan(reading.Span.Start, reading.Span.Length);
        IsReadable = reading.Span.Length <= LongestSentence && sentence[^1] != '?' && sentence.Count(' ') >= FewestWords - 1
            && (char.IsUpper(sentence[0]) || sentence[0] is '$' or '`' or '"' or '“');
    }

    /// <summary>Where it stands.</summary>
    public SentenceSpan Span => reading.Span;

    /// <summary>Whether it is a statement of a length one reads.</summary>
    public bool IsReadable { get; }

    /// <summary>Whether it is of the authors' own work: they speak in it, or spoke before and now speak of no others.</summary>
    public bool IsOwn => Has(FindingCue.Self) || (reading.IsAfterSelf && !Has(FindingCue.Others));

    /// <summary>Whether the authors spoke of their own work before.</summary>
    public bool IsAfterSelf => reading.IsAfterSelf;

    /// <summary>Whether a phrase announces something.</summary>
    public bool Has(FindingCue cue) => (reading.Cues & cue) != 0;

    /// <summary>The probability of a role.</summary>
    public double Of(SentenceRole role) => roles[(int)role];
}
