namespace ArxivLens.Core.Terms;

/// <summary>A word or phrase of a work that may be a key term, with all its occurrences.</summary>
internal sealed class TermCandidate(string[] words, string[] terms, string[] stems)
{
    private readonly Dictionary<string, int> forms = new(StringComparer.Ordinal);

    /// <summary>The words of its first occurrence in lower case.</summary>
    public string[] Words { get; } = words;

    /// <summary>The indexed terms of its first occurrence.</summary>
    public string[] Terms { get; } = terms;

    /// <summary>Its words without endings: what makes two candidates the same.</summary>
    public string[] Stems { get; } = stems;

    /// <summary>Occurrences, those in the title among them.</summary>
    public int Count { get; private set; }

    /// <summary>Occurrences in the title.</summary>
    public int TitleCount { get; private set; }

    /// <summary>Order of the first occurrence among all candidates of the work.</summary>
    public required int Order { get; init; }

    /// <summary>TF-IDF, not normalised.</summary>
    public double Weight { get; set; }

    /// <summary>Whether it is one word in capitals.</summary>
    public bool IsAcronym => Words.Length == 1 && DisplayText() is { Length: > 1 } text && text.All(char.IsUpper);

    /// <summary>Counts an occurrence.</summary>
    /// <param name="form">The passage as it stands in the text.</param>
    /// <param name="isInTitle">Whether it stands in the title.</param>
    public void Add(string form, bool isInTitle)
    {
        Count++;
        if (isInTitle) TitleCount++;
        var shown = TermForm.Of(form);

        // Titles are often capitalised throughout, so the abstract's spelling is preferred where there is one.
        forms[shown] = forms.GetValueOrDefault(shown) + (isInTitle ? 1 : 3);
    }

    /// <summary>The most frequent spelling, the shortest of equals.</summary>
    public string DisplayText() => forms
        .OrderByDescending(f => f.Value).ThenBy(f => f.Key.Length).ThenBy(f => f.Key, StringComparer.Ordinal).First().Key;
}
