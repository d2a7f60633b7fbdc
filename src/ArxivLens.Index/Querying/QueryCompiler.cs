using ArxivLens.Index.Analysis;
using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>What the evaluation of queries reads.</summary>
internal sealed record SearchSources(
    TermDictionary Terms, DocumentColumns Documents, KeywordColumn Categories, KeywordColumn Authors,
        Bm25 Ranking, int DocumentCount)
{
    /// <summary>The column of a keyword field.</summary>
    public KeywordColumn Keywords(KeywordField field) => field switch
    {
        KeywordField.Category => Categories,
        KeywordField.Author => Authors,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}

/// <summary>
/// Turns a query into cursors. A part without any word becomes <c>null</c> and is left out of what it stands in.
/// </summary>
internal sealed class QueryCompiler(SearchSources sources, CancellationCheck cancellation)
{
    /// <summary>The cursor of a query, or <c>null</c> when it asks for nothing.</summary>
    public DocumentCursor? Compile(Query query, int depth = 1)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (depth > Query.MaximumDepth)
            throw new ArgumentException($"A query may be nested {Query.MaximumDepth} deep.", nameof(query));
        return query switch
        {
            TermQuery term => CompileText(term.Text, term.Field),
            PhraseQuery phrase => CompileText(phrase.Text, phrase.Field),
            PrefixQuery prefix => CompilePrefix(prefix),
            KeywordQuery keyword => CompileKeyword(keyword),
            YearQuery year => Filter(document => IsWithin(sources.Documents.Years[document], year.From, year.To)),
            DayQuery day => Filter(document => IsWithin(sources.Documents.Days[document], day.From, day.To)),
            KindQuery kind => Filter(document => sources.Documents.Kind(document) == kind.Kind),
            AllQuery => All(),
            AndQuery and => CompileAnd(and.Parts, depth + 1),
            OrQuery or => CompileOr(or.Parts, depth + 1),
            NotQuery not => CompileNot(not, depth + 1),
            _ => throw new ArgumentException($"{query.GetType().Name} is no query the index knows.", nameof(query)),
        };
    }

    private DocumentCursor? CompileText(string text, TextField? field)
    {
        var tokens = Analyzer.Analyze(text);
        var words = new List<(string Term, int Place)>();
        for (var place = 0; place < tokens.Count; place++)
        {
            if (tokens[place].Kind != TokenKind.StopWord)
                words.Add((tokens[place].Term, place));
        }

        if (words.Count == 0)
            return null;
        var ranks = words.ConvertAll(word => sources.Terms.Find(word.Term));
        if (ranks.Contains(-1))
            return new EmptyCursor();
        return words.Count == 1
            ? new TermCursor(sources.Terms.Postings(ranks[0]), sources.Ranking, field)
            : new PhraseCursor(
                [.. ranks.Zip(words, (rank, word) =>
                    new PhraseTerm(sources.Terms.Postings(rank), sources.Terms.Positions(rank), word.Place))],
                sources.Ranking, field, cancellation);
    }

    private DocumentCursor? CompilePrefix(PrefixQuery prefix)
    {
        var term = PrefixTerm.Read(prefix.Text);
        if (term.Length == 0)
            return null;
        var (first, end) = sources.Terms.FindPrefix(term);
        // The word itself may stand in the dictionary without its plural ending: theories as theory.
        var ranks = Enumerable.Range(first, end - first)
            .Append(FindLastWord(prefix.Text))
            .Where(rank => rank >= 0)
            .Distinct()
            .Where(rank => sources.Terms.Entry(rank).DocumentsIn(prefix.Field) > 0)
            .OrderByDescending(rank => sources.Terms.Entry(rank).DocumentsIn(prefix.Field))
            .ThenBy(rank => rank)
            .Take(PrefixCursor.TermLimit)
            .ToList();
        return ranks.Count switch
        {
            0 => new EmptyCursor(),
            1 => new TermCursor(sources.Terms.Postings(ranks[0]), sources.Ranking, prefix.Field),
            _ => new PrefixCursor(sources, ranks, prefix.Field, cancellation),
        };
    }

    /// <summary>The rank of the word a text ends with, or −1; a command of TeX that only shapes (\text) is no word.</summary>
    private int FindLastWord(string text)
        => Analyzer.Analyze(text) is [.., { Kind: not TokenKind.StopWord } word]
            && word.Start + word.Length == text.AsSpan().TrimEnd().Length
                ? sources.Terms.Find(word.Term)
                : -1;

    private DocumentCursor CompileKeyword(KeywordQuery keyword)
    {
        var column = sources.Keywords(keyword.Field);
        var value = column.Values.Find(keyword.Value);
        return value < 0 ? new EmptyCursor() : new KeywordCursor(column, value);
    }

    private DocumentCursor? CompileAnd(IReadOnlyList<Query> parts, int depth)
    {
        var wanted = new List<DocumentCursor>();
        var excluded = new List<DocumentCursor>();
        foreach (var part in parts)
        {
            var negated = part as NotQuery;
            if (Compile(negated?.Part ?? part, negated is null ? depth : depth + 1) is { } cursor)
                (negated is null ? wanted : excluded).Add(cursor);
        }

        if (wanted.Count == 0 && excluded.Count == 0)
            return null;
        if (wanted.Count == 0)
            wanted.Add(All());
        return wanted.Count == 1 && excluded.Count == 0 ? wanted[0] : new AndCursor([.. wanted], [.. excluded], cancellation);
    }

    private DocumentCursor? CompileOr(IReadOnlyList<Query> parts, int depth)
    {
        var wanted = new List<DocumentCursor>();
        foreach (var part in parts)
        {
            if (Compile(part, depth) is { } cursor)
                wanted.Add(cursor);
        }

        return wanted.Count switch
        {
            0 => null,
            1 => wanted[0],
            _ => new OrCursor([.. wanted]),
        };
    }

    private AndCursor? CompileNot(NotQuery not, int depth)
        => Compile(not.Part, depth) is { } cursor ? new AndCursor([All()], [cursor], cancellation) : null;

    private ColumnCursor All() => Filter(_ => true);

    private ColumnCursor Filter(Func<int, bool> passes) => new(sources.DocumentCount, passes, cancellation);

    /// <summary>An unknown day or year is 0 and lies within no bounds.</summary>
    private static bool IsWithin(int value, int from, int to) => value != 0 && value >= from && value <= to;
}
