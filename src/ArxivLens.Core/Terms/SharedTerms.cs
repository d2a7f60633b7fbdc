using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Terms;

/// <summary>The terms that several works have in common: what an author, a category or the works with some term are about.</summary>
public static class SharedTerms
{
    /// <summary>Key terms of a work that are looked at; the ones behind weigh little.</summary>
    private const int TermsOfWork = 12;

    /// <summary>
    /// Collects the key terms of works, forms of one phrase as one, by the sum of their weights. None stands within another that
    /// is shown. Costs about 0.15 ms a work.
    /// </summary>
    /// <param name="index">The index, whose document frequencies tell what is common.</param>
    /// <param name="works">The works; those of which only the key is known have no terms.</param>
    /// <param name="limit">Terms to return at most.</param>
    /// <param name="leastWorks">Works that must have a term.</param>
    /// <param name="without">A term that is not shown, nor parts of it; <c>null</c> for none.</param>
    public static IReadOnlyList<SharedTerm> Find(
        IndexReader index, IEnumerable<Work> works, int limit, int leastWorks = 2, string? without = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(works);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var work in works.Where(work => work.Kind != WorkKind.Unresolved))
        {
            foreach (var term in KeyTerms.Extract(index, work, TermsOfWork)) Count(tallies, term);
        }

        var known = without is null ? "" : FormOf(without);
        var ranked = tallies
            .Where(entry => entry.Value.Works >= leastWorks && !IsWithin(entry.Key, known))
            .OrderByDescending(entry => entry.Value.Weight).ThenBy(entry => entry.Key, StringComparer.Ordinal);
        return Choose(ranked, limit);
    }

    private static List<SharedTerm> Choose(IEnumerable<KeyValuePair<string, Tally>> ranked, int limit)
    {
        var taken = new List<string>();
        var chosen = new List<SharedTerm>();
        foreach (var (form, tally) in ranked)
        {
            if (chosen.Count == limit) break;
            if (taken.Exists(other => IsWithin(form, other) || IsWithin(other, form))) continue;
            taken.Add(form);
            chosen.Add(new SharedTerm(tally.Text, tally.Works, tally.Weight));
        }

        return chosen;
    }

    private static void Count(Dictionary<string, Tally> tallies, KeyTerm term)
    {
        var form = FormOf(term.Text);
        if (form.Length == 0) return;
        var tally = tallies.GetValueOrDefault(form) ?? new Tally();
        tally.Add(term);
        tallies[form] = tally;
    }

    /// <summary>The analysed words, a blank around each.</summary>
    private static string FormOf(string term)
    {
        var words = Analyzer.Analyze(term).Where(token => token.Kind != TokenKind.StopWord).Select(token => token.Term);
        return string.Concat(words.Select(word => word + " "));
    }

    private static bool IsWithin(string part, string whole) => (" " + whole).Contains(" " + part, StringComparison.Ordinal);

    private sealed class Tally
    {
        private readonly Dictionary<string, int> _spellings = new(StringComparer.Ordinal);

        public int Works { get; private set; }

        public double Weight { get; private set; }

        /// <summary>The spelling that most works have.</summary>
        public string Text => _spellings.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).First().Key;

        public void Add(KeyTerm term)
        {
            Works++;
            Weight += term.Weight;
            _spellings[term.Text] = _spellings.GetValueOrDefault(term.Text) + 1;
        }
    }
}

/// <summary>A term of several works.</summary>
/// <param name="Text">As most of them spell it.</param>
/// <param name="Works">How many of the works looked at have it among their key terms.</param>
/// <param name="Weight">The sum of its weights in them; each is 0–1.</param>
public sealed record SharedTerm(string Text, int Works, double Weight);
