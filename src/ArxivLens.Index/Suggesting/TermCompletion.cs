using System.Text;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Segments;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// The words that begin with the last word typed, those first that stand in most documents behind the words before it. Where no
/// document has it behind all of them, the nearest of them count; a stop word or a sign ends what is looked at, as it ends a
/// phrase.
/// </summary>
internal sealed class TermCompletion(SegmentSet segments)
{
    /// <summary>Terms of a segment that are looked at, the most frequent ones.</summary>
    private const int LookedAt = 128;

    /// <summary>The same when nothing of the word is typed yet.</summary>
    private const int LookedAtWithoutLetters = 256;

    /// <summary>Letters a stem may be shorter than what is typed of a word.</summary>
    private const int LongestEnding = 4;

    /// <summary>Adds the best words, each behind what was typed before it.</summary>
    public void Add(List<Suggestion> found, ReadOnlySpan<char> typed, int limit)
    {
        Span<char> buffer = stackalloc char[TokenScanner.BufferLength];
        Span<char> last = stackalloc char[TokenScanner.BufferLength];
        Span<ulong> before = stackalloc ulong[PhraseHash.MaximumTerms - 1];
        var (start, length, count) = Read(typed, buffer, last, before);
        if (length == 0 && count == 0)
            return;
        Span<byte> prefix = stackalloc byte[3 * TokenScanner.BufferLength];
        prefix = prefix[..Encoding.UTF8.GetBytes(last[..length], prefix)];
        var candidates = new List<Candidate>();
        for (var segment = 0; segment < segments.Segments.Count; segment++)
            Gather(candidates, segment, prefix);
        var best = new List<(int Weight, Candidate Candidate)>(candidates.Count);
        // Without the farthest word, then the next, until some phrase is known; words alone only where none stood before.
        for (var from = 0; best.Count == 0 && from < Math.Max(1, count); from++)
            Weigh(best, prefix, candidates, before[from..count]);
        Order(best);
        foreach (var (weight, (segment, rank)) in best.Take(limit))
        {
            var form = Encoding.UTF8.GetString(FormOf(segments.Segments[segment].Terms, rank, prefix));
            found.Add(new Suggestion(SuggestionKind.Term, string.Concat(typed[..start], form), -1, null, weight));
        }
    }

    /// <summary>Where the last word begins, its folded letters, and the hashes of up to three terms that lead to it.</summary>
    private static (int Start, int Length, int Before) Read(
        ReadOnlySpan<char> typed, Span<char> buffer, Span<char> last, Span<ulong> before)
    {
        // A letter put behind keeps the word from being stemmed or taken for a stop word, since more may follow.
        Span<char> text = stackalloc char[Suggester.MaximumTyped + 1];
        typed.CopyTo(text);
        text[typed.Length] = 'x';
        text = text[..(typed.Length + 1)];
        var scanner = new TokenScanner(text, buffer);
        var (count, end) = (0, 0);
        while (scanner.MoveNext())
        {
            if (!Analyzer.JoinsPhrase(text[end..scanner.Start]))
                count = 0;
            if (scanner.End == text.Length)
            {
                var length = Math.Max(0, scanner.Form.Length - 1);
                scanner.Form[..length].CopyTo(last);
                return (scanner.Start, length, count);
            }

            end = scanner.End;
            if (scanner.Kind == TokenKind.StopWord)
            {
                count = 0;
                continue;
            }

            if (count == before.Length)
                before[1..].CopyTo(before);
            count = Math.Min(count + 1, before.Length);
            before[count - 1] = PhraseHash.OfTerm(scanner.Term);
        }

        return (typed.Length, 0, 0);
    }

    private void Gather(List<Candidate> candidates, int segment, ReadOnlySpan<byte> prefix)
    {
        var terms = segments.Segments[segment].Terms;
        AddShorterStems(candidates, segment, prefix);
        var (first, end) = terms.FindPrefix(prefix);
        var ranked = new RankedEntries(terms.Ranks, rank => terms.Entry(rank).TitleOrAbstract);
        ranked.Reset(first, end);
        var most = prefix.IsEmpty ? LookedAtWithoutLetters : LookedAt;
        for (; most > 0 && ranked.Next() is { Entry: >= 0 and var rank, Weight: > 0 }; most--)
            AddOnce(candidates, segment, rank);
    }

    /// <summary>A stem may be shorter than what is typed of one of its forms: <c>theori</c> of theories.</summary>
    private void AddShorterStems(List<Candidate> candidates, int segment, ReadOnlySpan<byte> prefix)
    {
        var terms = segments.Segments[segment].Terms;
        for (var ending = 1; ending <= LongestEnding && ending < prefix.Length; ending++)
        {
            if (terms.Find(prefix[..^ending]) is >= 0 and var shorter)
                AddOnce(candidates, segment, shorter);
        }

        if (prefix.IsEmpty)
            return;
        var scanner = new TokenScanner(Encoding.UTF8.GetString(prefix), stackalloc char[TokenScanner.BufferLength]);
        Span<byte> stem = stackalloc byte[3 * TokenScanner.BufferLength];
        if (scanner.MoveNext() && terms.Find(stem[..Encoding.UTF8.GetBytes(scanner.Term, stem)]) is >= 0 and var rank)
            AddOnce(candidates, segment, rank);
    }

    /// <summary>A term of several segments is spoken of by the oldest that holds it.</summary>
    private void AddOnce(List<Candidate> candidates, int segment, int rank)
    {
        var bytes = segments.Segments[segment].Terms.Bytes(rank);
        for (var older = 0; older < segment; older++)
        {
            if (segments.Segments[older].Terms.Find(bytes) is >= 0 and var known)
            {
                (segment, rank) = (older, known);
                break;
            }
        }

        var candidate = new Candidate(segment, rank);
        if (!candidates.Contains(candidate))
            candidates.Add(candidate);
    }

    private void Weigh(
        List<(int Weight, Candidate Candidate)> best, ReadOnlySpan<byte> prefix, List<Candidate> candidates,
        ReadOnlySpan<ulong> before)
    {
        Span<char> term = stackalloc char[TokenScanner.BufferLength];
        foreach (var (segment, rank) in candidates)
        {
            var terms = segments.Segments[segment].Terms;
            var form = FormOf(terms, rank, prefix);
            if (form.Length < 2 || form.SequenceEqual(prefix) || form[0] is >= (byte)'0' and <= (byte)'9')
                continue;
            var length = Encoding.UTF8.GetChars(terms.Bytes(rank), term);
            var weight = before.IsEmpty ? segments.Counts(terms.Bytes(rank)).TitleOrAbstract : Count(before, term[..length]);
            if (weight > 0)
                best.Add((weight, new Candidate(segment, rank)));
        }
    }

    /// <summary>The most frequent form of a term that begins as typed; empty when none does.</summary>
    private static ReadOnlySpan<byte> FormOf(TermDictionary terms, int rank, ReadOnlySpan<byte> prefix)
    {
        for (var form = 0; form < terms.FormCount(rank); form++)
        {
            if (terms.Form(rank, form).StartsWith(prefix))
                return terms.Form(rank, form);
        }

        return [];
    }

    private int Count(ReadOnlySpan<ulong> before, ReadOnlySpan<char> term)
    {
        var hash = before[0];
        foreach (var next in before[1..])
            hash = PhraseHash.Extend(hash, next);
        return segments.CountPhrase(PhraseHash.Extend(hash, PhraseHash.OfTerm(term)));
    }

    private void Order(List<(int Weight, Candidate Candidate)> best) => best.Sort((left, right) => left.Weight != right.Weight
        ? right.Weight.CompareTo(left.Weight)
        : Bytes(left.Candidate).SequenceCompareTo(Bytes(right.Candidate)));

    private ReadOnlySpan<byte> Bytes(Candidate candidate) => segments.Segments[candidate.Segment].Terms.Bytes(candidate.Rank);

    private readonly record struct Candidate(int Segment, int Rank);
}
