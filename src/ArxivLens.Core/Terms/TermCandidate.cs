namespace ArxivLens.Core.Terms;

/// <summary>A phrase of a work that may be a key term, with all its occurrences.</summary>
internal sealed class TermCandidate
{
    private readonly List<(TermPassage Passage, int First, int Last)> places = [];
    private readonly string[] stems;

    // The first letters of the stems: most pairs of terms have no word in common, and this tells so at once.
    private readonly uint letters;

    /// <summary>A candidate by its first occurrence.</summary>
    public TermCandidate(TermPassage passage, int first, int last)
    {
        stems = new string[last - first + 1];
        for (var at = 0; at < stems.Length; at++)
        {
            stems[at] = passage.Tokens[first + at].Term;
            letters |= 1u << stems[at][0];
        }
    }

    /// <summary>Its words as the index counts them: what makes two occurrences the same.</summary>
    public ReadOnlySpan<string> Stems => stems;

    /// <summary>Occurrences, those in the title among them.</summary>
    public int Count { get; private set; }

    /// <summary>Occurrences in the title.</summary>
    public int TitleCount { get; private set; }

    /// <summary>The greatest probability of an occurrence that its words stand in a term.</summary>
    public double Inside { get; private set; }

    /// <summary>TF-IDF, not normalised; 0 when it is no term.</summary>
    public double Weight { get; set; }

    /// <summary>Whether it has the same words as an occurrence.</summary>
    public bool IsAt(TermPassage passage, int first, int last)
    {
        if (last - first + 1 != stems.Length) return false;
        for (var at = 0; at < stems.Length; at++)
        {
            if (stems[at] != passage.Tokens[first + at].Term) return false;
        }

        return true;
    }

    /// <summary>Whether all words of another, or forms of them, stand in it side by side.</summary>
    public bool Contains(TermCandidate other)
        => (other.letters & ~letters) == 0 && WordLikeness.Contains(stems, other.stems);

    /// <summary>Counts an occurrence.</summary>
    public void Add(TermPassage passage, int first, int last, double inside)
    {
        places.Add((passage, first, last));
        Count++;
        TitleCount += passage.IsTitle ? 1 : 0;
        Inside = Math.Max(Inside, inside);
    }

    /// <summary>Takes the occurrences of its acronym for its own.</summary>
    public void Absorb(TermCandidate acronym)
    {
        Count += acronym.Count;
        TitleCount += acronym.TitleCount;
    }

    /// <summary>
    /// The most frequent spelling, the first of equals. Titles are often capitalised throughout, so the abstract's spelling is
    /// preferred where there is one.
    /// </summary>
    public string DisplayText()
    {
        if (places.Count == 1) return FormAt(places[0]);
        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var form = FormAt(place);
            forms[form] = forms.GetValueOrDefault(form) + (place.Passage.IsTitle ? 1 : 3);
        }

        return forms.MaxBy(f => f.Value).Key;
    }

    private static string FormAt((TermPassage Passage, int First, int Last) place)
        => TermForm.Of(place.Passage, place.First, place.Last);
}
