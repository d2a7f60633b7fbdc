using System.Text;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// Finds the words of the dictionary that are a few changes away from a misspelt one.
/// </summary>
/// <remarks>
/// The sorted dictionary is walked like the trie it is: rows of the distance table are kept for the letters a word shares with
/// the one before, and where a row holds nothing within reach all words that begin so are passed over at once (H. Shang and T. H.
/// Merrett, "Tries for approximate string matching", IEEE TKDE 8, 1996; the cut-off is that of K. Oflazer, "Error-tolerant
/// finite-state recognition", Computational Linguistics 22, 1996, who also counts a swap of neighbours as one change).
/// </remarks>
internal sealed class WordCorrector(SegmentSet segments)
{
    private const int Most = 5;
    private const int ShortestWord = 3;
    private const int ShortestForTwo = 5;
    private const int LongestWord = 40;

    /// <summary>The words most likely meant, best first.</summary>
    public IReadOnlyList<Correction> Correct(string word)
    {
        Span<char> buffer = stackalloc char[TokenScanner.BufferLength];
        var scanner = new TokenScanner(word, buffer);
        if (!scanner.MoveNext() || scanner.Kind != TokenKind.Word)
            return [];
        var (form, stem) = (scanner.Form.ToString(), scanner.Term.ToString());
        if (scanner.MoveNext() || form.Length is < ShortestWord or > LongestWord || !form.All(char.IsAsciiLetter)
            || segments.Counts(stem).Any > 0)
        {
            return [];
        }

        var found = new List<Correction>();
        foreach (var segment in segments.Segments)
        {
            // A misspelling may have lost its ending to the stemmer or kept it, so both are looked for.
            Gather(found, segment.Terms, form, stem);
            if (form != stem)
                Gather(found, segment.Terms, form, form);
        }

        found.Sort((left, right) => Compare(left, right, form[0]));
        return found.Count > Most ? found[..Most] : found;
    }

    private void Gather(List<Correction> found, TermDictionary terms, string form, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var near = new NearTerms(terms, bytes);
        near.Find(0, terms.Count, 1, rank => Offer(found, terms, rank, form));
        if (form.Length < ShortestForTwo)
            return;
        var (first, end) = terms.FindPrefix(bytes.AsSpan(0, 1));
        near.Find(first, end, 2, rank => Offer(found, terms, rank, form));
    }

    /// <summary>
    /// Adds the form of a term that is nearest to the word, unless it is farther away than words of its length may be.
    /// </summary>
    private void Offer(List<Correction> found, TermDictionary terms, int rank, string word)
    {
        var best = (Form: "", Distance: int.MaxValue);
        for (var code = 0; code < terms.FormCount(rank); code++)
        {
            var form = Encoding.UTF8.GetString(terms.Form(rank, code));
            var distance = form.All(char.IsAsciiLetter) ? NearTerms.Distance(word, form) : int.MaxValue;
            if (distance < best.Distance)
                best = (form, distance);
        }

        var most = word.Length < ShortestForTwo || best.Form.Length == 0 || best.Form[0] != word[0] ? 1 : 2;
        if (best.Distance > most || found.Exists(other => other.Word == best.Form))
            return;
        var count = segments.Counts(terms.Bytes(rank)).Any;
        if (count > 0)
            found.Add(new Correction(best.Form, best.Distance, count));
    }

    private static int Compare(Correction left, Correction right, char first)
    {
        if (left.Distance != right.Distance)
            return left.Distance.CompareTo(right.Distance);
        if (left.Word[0] == first != (right.Word[0] == first))
            return left.Word[0] == first ? -1 : 1;
        return left.DocumentFrequency != right.DocumentFrequency
            ? right.DocumentFrequency.CompareTo(left.DocumentFrequency)
            : string.CompareOrdinal(left.Word, right.Word);
    }
}
