using System.Text;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Turns a query into matchers over one segment. A part without any word becomes <c>null</c> and is left out of what it stands in.
/// </summary>
internal sealed class QueryCompiler(SegmentSet segments, Segment segment, QueryTerms terms, SearchScratch scratch)
{
    private const ulong AnyForm = ulong.MaxValue;

    /// <summary>The matcher of a query, or <c>null</c> when it asks for nothing.</summary>
    public Matcher? Compile(Query query, int depth = 1)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequireDepth(query, depth);
        return query switch
        {
            TermQuery term => CompileText(term.Text, term.Field, term.IsExact),
            PhraseQuery phrase => CompileText(phrase.Text, phrase.Field, phrase.IsExact),
            PrefixQuery prefix => CompilePrefix(prefix),
            KeywordQuery keyword => CompileKeyword(keyword),
            YearQuery year => new RangeMatcher(segment.YearRanges, year.From, year.To),
            DayQuery day => new RangeMatcher(segment.DayRanges, day.From, day.To),
            KindQuery kind => new KindMatcher(segment.Documents.Kinds, kind.Kind),
            KeyQuery key => segment.Documents.Find(key.Key) is >= 0 and var place ? new PlaceMatcher(place) : new EmptyMatcher(),
            AllQuery => new AllMatcher(segment.DocumentCount),
            AndQuery and => CompileAnd(and.Parts, depth + 1),
            OrQuery or => CompileOr(or.Parts, depth + 1),
            NotQuery not => CompileNot(not, depth + 1),
            _ => throw new ArgumentException($"{query.GetType().Name} is no query the index knows.", nameof(query)),
        };
    }

    private static void RequireDepth(Query query, int depth)
    {
        if (depth > Query.MaximumDepth)
            throw new ArgumentException($"A query may be nested {Query.MaximumDepth} deep.", nameof(query));
    }

    private Matcher? CompileText(string text, TextField? field, bool isExact, int times = 1)
    {
        var words = QueryTerms.Read(text);
        if (words.Count == 0)
            return null;
        var ranks = new int[words.Count];
        var weight = 0.0;
        for (var index = 0; index < ranks.Length; index++)
        {
            ranks[index] = segment.Terms.Find(words[index].Term);
            if (ranks[index] < 0)
                return new EmptyMatcher();
            weight += terms.Weight(words[index].Term, field);
        }

        if (words.Count == 1 && !isExact)
            return Term(ranks[0], field, weight * Bm25.Repetition(times));
        var parts = new PhraseWord[ranks.Length];
        for (var index = 0; index < ranks.Length; index++)
        {
            var forms = isExact ? ExactForm(ranks[index], words[index].Form) : AnyForm;
            if (forms == 0)
                return new EmptyMatcher();
            parts[index] = new PhraseWord(Term(ranks[index], field, 0), words[index].Place, forms);
        }

        return new PhraseMatcher(segment, text, parts, field, segments.Weights(field), weight, scratch.LendWeights());
    }

    private ulong ExactForm(int rank, string form)
    {
        var bytes = Encoding.UTF8.GetBytes(form);
        for (var code = 0; code < Math.Min(64, segment.Terms.FormCount(rank)); code++)
        {
            if (segment.Terms.Form(rank, code).SequenceEqual(bytes))
                return 1UL << code;
        }

        return 0;
    }

    private TermMatcher Term(int rank, TextField? field, double weight)
        => new(segment, rank, field, segments, weight, scratch);

    private Matcher? CompilePrefix(PrefixQuery prefix)
    {
        var words = terms.Expand(prefix.Text, prefix.Field);
        if (words.Count == 0)
            return QueryTerms.Read(prefix.Text).Count == 0 && Analysis.PrefixTerm.Read(prefix.Text).Length == 0 ? null : new EmptyMatcher();
        var weight = terms.Weight(words);
        var parts = scratch.Prefix.LendParts();
        var count = 0;
        foreach (var word in words)
        {
            if (CompileWord(prefix, word, weight) is { } part)
                parts[count++] = part;
        }

        return count switch
        {
            0 => new EmptyMatcher(),
            1 => parts[0].Matcher ?? Term(parts[0].Rank, prefix.Field, weight),
            _ => new PrefixMatcher(prefix, segment, parts, count, rank => Term(rank, prefix.Field, weight), scratch),
        };
    }

    private PrefixPart? CompileWord(PrefixQuery prefix, PrefixWord word, double weight)
    {
        var rank = word.Rank >= 0 && segment == segments.Segments[0] ? word.Rank : segment.Terms.Find(terms.TextOf(word));
        if (rank < 0)
            return null;
        if (word.Prefix is null)
        {
            var entry = segment.Terms.Entry(rank);
            var factor = segments.BoundFactor(segment) / (prefix.Field is { } one ? Bm25.FieldWeights[(int)one] : 1);
            var most = PrefixMatcher.MaximumOf(weight, entry.GreatestWeight * factor);
            return new PrefixPart(rank, most, entry.DocumentsIn(prefix.Field), null);
        }

        var forms = QueryTerms.FormsOf(segment, rank, word.Prefix);
        if (forms == 0)
            return null;
        var only = new PhraseWord(Term(rank, prefix.Field, 0), 0, forms);
        var matcher = new PhraseMatcher(
            segment, word.Prefix, [only], prefix.Field, segments.Weights(prefix.Field), weight, scratch.LendWeights());
        return new PrefixPart(rank, matcher.MaximumScore, matcher.Cost, matcher);
    }

    private Matcher CompileKeyword(KeywordQuery keyword)
    {
        var column = segment.Keywords(keyword.Field);
        var value = column.Values.Find(keyword.Value);
        return value < 0 ? new EmptyMatcher() : new KeywordMatcher(column, value);
    }

    private Matcher? CompileAnd(IReadOnlyList<Query> parts, int depth)
    {
        var wanted = new List<Matcher>();
        var excluded = new List<Matcher>();
        foreach (var part in parts)
        {
            var negated = part as NotQuery;
            if (Compile(negated?.Part ?? part, negated is null ? depth : depth + 1) is { } matcher)
                (negated is null ? wanted : excluded).Add(matcher);
        }

        if (wanted.Count == 0 && excluded.Count == 0)
            return null;
        if (wanted.Count == 0)
            wanted.Add(new AllMatcher(segment.DocumentCount));
        return wanted.Count == 1 && excluded.Count == 0 ? wanted[0] : new AndMatcher([.. wanted], [.. excluded]);
    }

    private Matcher? CompileOr(IReadOnlyList<Query> parts, int depth)
    {
        var wanted = new List<Matcher>();
        var met = new HashSet<(string, TextField?)>();
        foreach (var part in parts)
        {
            var word = WordOf(part);
            // A word that stands several times in a question is one part, whatever its endings.
            if (word is { } repeated && !met.Add(repeated))
                continue;
            RequireDepth(part, depth);
            var matcher = word is null || part is not TermQuery term
                ? Compile(part, depth)
                : CompileText(term.Text, term.Field, false, parts.Count(other => WordOf(other) == word));
            if (matcher is not null)
                wanted.Add(matcher);
        }

        return wanted.Count switch
        {
            0 => null,
            1 => wanted[0],
            _ => new OrMatcher([.. wanted]),
        };
    }

    /// <summary>The term and field of a part that is one word in any form.</summary>
    private static (string Term, TextField? Field)? WordOf(Query part)
        => part is TermQuery { IsExact: false } term && QueryTerms.Read(term.Text) is [var word] ? (word.Term, term.Field) : null;

    private AndMatcher? CompileNot(NotQuery not, int depth) => Compile(not.Part, depth) is { } matcher
        ? new AndMatcher([new AllMatcher(segment.DocumentCount)], [matcher])
        : null;
}
