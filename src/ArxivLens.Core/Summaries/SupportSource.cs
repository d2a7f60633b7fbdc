using System.Text;

namespace ArxivLens.Core.Summaries;

/// <summary>Title and abstract of a work, prepared to be asked what they support.</summary>
internal sealed class SupportSource
{
    private readonly IReadOnlyList<SupportToken> _tokens;
    private readonly IReadOnlyList<SentenceSpan> _sentences;
    private readonly int _ownSentences;
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looseNumbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _formulas = new(StringComparer.Ordinal);
    private readonly string _squeezed;

    /// <summary>Prepares them; the title supports as the abstract does, but no sentence is shown to come from it.</summary>
    public SupportSource(string title, string text)
    {
        // The blank line keeps the title a sentence of its own.
        var whole = SupportText.Read(text + "\n\n" + title);
        (_tokens, _sentences) = (whole.Tokens, whole.Sentences);
        _ownSentences = _sentences.Count(span => span.Start < text.Length);
        _squeezed = SupportText.SqueezeFormula(text + "\n" + title);
        Gather();
    }

    /// <summary>Whether there is an abstract.</summary>
    public bool IsEmpty => _ownSentences == 0;

    /// <summary>The part of the source that a claim seems to be drawn from.</summary>
    public SupportEvidence Align(IReadOnlyList<SupportToken> claim)
    {
        var weights = claim.Where(t => t.Kind != SupportKind.Word || t.IsContent)
            .GroupBy(t => t.Stem, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Any(t => t.IsName || t.Kind != SupportKind.Word) ? 2 : 1, StringComparer.Ordinal);
        var scores = new int[_sentences.Count];
        foreach (var (sentence, stem) in _tokens.Select(t => (t.Sentence, t.Stem)).Distinct())
            scores[sentence] += weights.GetValueOrDefault(stem);
        var best = Enumerable.Range(0, _ownSentences).OrderByDescending(i => scores[i]).Take(SupportEvidence.Breadth).ToArray();
        var kept = best.Concat(Enumerable.Range(_ownSentences, _sentences.Count - _ownSentences)).ToHashSet();
        return new SupportEvidence(
            _sentences[best[0]],
            [.. _tokens.Where(t => t.Sentence == best[0])],
            [.. _tokens.Where(t => kept.Contains(t.Sentence))],
            _looseNumbers);
    }

    /// <summary>Whether a word is among the source's by its stem.</summary>
    public bool HasStem(SupportToken token) => _stems.Contains(token.Stem) || _names.Contains(token.Word);

    /// <summary>Whether the very word, or another form of it, is there.</summary>
    public bool HasWord(string word) => _words.Contains(word);

    /// <summary>Whether a name is there: as written, in the plural, squeezed out of two words, or as initials.</summary>
    public bool HasName(string name) => _names.Contains(name) || (name.EndsWith('s') && _names.Contains(name[..^1]))
        || _names.Contains(name + "s");

    /// <summary>
    /// Whether a formula is there, by itself or within one; one with signs also where it is written without delimiters.
    /// </summary>
    public bool HasFormula(string formula) =>
        _formulas.Any(own => Holds(own, formula)) || (!formula.All(char.IsLetterOrDigit) && Holds(_squeezed, formula));

    private static bool Holds(string text, string formula)
    {
        for (var from = 0; text.IndexOf(formula, from, StringComparison.Ordinal) is >= 0 and var at; from = at + 1)
        {
            var end = at + formula.Length;
            var isBegun = at == 0 || !char.IsAsciiDigit(text[at - 1]) || !char.IsAsciiDigit(formula[0]);
            var isEnded = end == text.Length || !char.IsAsciiDigit(text[end]) || !char.IsAsciiDigit(formula[^1]);
            if (isBegun && isEnded) return true;
        }

        return false;
    }

    private void Gather()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Kind == SupportKind.Formula)
            {
                _formulas.Add(token.Word);
                GatherFormula(token.Word);
                continue;
            }

            _words.Add(token.Word);
            _stems.Add(token.Stem);
            _names.Add(token.Word);
            if (i + 1 < _tokens.Count) _names.Add(token.Word + _tokens[i + 1].Word);
            GatherInitials(i);
        }
    }

    /// <summary>The initials of the three to six words from a place on: what an acronym may stand for.</summary>
    private void GatherInitials(int at)
    {
        var all = new StringBuilder();
        var content = new StringBuilder();
        for (var i = at; i < Math.Min(_tokens.Count, at + 8) && _tokens[i].Kind == SupportKind.Word; i++)
        {
            all.Append(_tokens[i].Word[0]);
            if (!_tokens[i].IsStop) content.Append(_tokens[i].Word[0]);
            if (all.Length is >= 3 and <= 6) _names.Add(all.ToString());
            if (content.Length is >= 3 and <= 6) _names.Add(content.ToString());
        }
    }

    /// <summary>
    /// What a formula holds that may stand outside one: its letters, and its numbers that are no exponent or index.
    /// </summary>
    private void GatherFormula(string formula)
    {
        for (var at = 0; at < formula.Length;)
        {
            var end = at + 1;
            if (char.IsLetter(formula[at]))
            {
                while (end < formula.Length && char.IsLetterOrDigit(formula[end])) end++;
                _names.Add(formula[at..end].ToLowerInvariant());
                _stems.Add(formula[at..end].ToLowerInvariant());
            }
            else if (char.IsAsciiDigit(formula[at]))
            {
                while (end < formula.Length && (char.IsAsciiDigit(formula[end]) || formula[end] == '.')) end++;
                if (at == 0 || formula[at - 1] is not ('^' or '_')) _looseNumbers.Add(formula[at..end].TrimEnd('.'));
            }

            at = end;
        }
    }
}
