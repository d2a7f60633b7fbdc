using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>
/// Reads a search as readers type it: words (all of them), <c>"phrases"</c>, <c>AND OR NOT</c> in capitals, <c>-word</c>,
/// parentheses, <c>field:</c> before any of these, <c>word*</c>, <c>=word</c> and <c>="phrase"</c> for the very form. Every
/// string has a reading; what is read otherwise than typed is told in <see cref="ParsedQuery.Notes"/>. docs/search.md has the
/// grammar.
/// </summary>
public sealed class QueryParser
{
    private readonly QueryNotes notes;
    private readonly IReadOnlyList<QueryToken> tokens;
    private int at;
    private int depth;
    private int clauses;

    private QueryParser(string text, QueryNotes notes)
    {
        this.notes = notes;
        tokens = new QueryLexer(text, notes.Add).Read();
    }

    /// <summary>Reads a search. Never fails.</summary>
    /// <param name="text">What was typed; may be empty.</param>
    public static ParsedQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var notes = new QueryNotes();
        var parser = new QueryParser(Cut(text, notes), notes);
        var parts = parser.ReadAlternatives(null);
        while (parser.at < parser.tokens.Count)
        {
            notes.Add("A closing parenthesis has no partner; it was left out.");
            parser.at++;
            parts = Conjunction.Merge(parts, parser.ReadAlternatives(null));
        }

        return new ParsedQuery(parts.Strict, parts.Loose, notes.All, notes.Exceeded);
    }

    private static string Cut(string text, QueryNotes notes)
    {
        if (text.Length <= WorkSearch.MaximumLength) return text;
        notes.Add(QueryLimit.Length, $"Only the first {WorkSearch.MaximumLength} characters were read.");
        var isWithinPair = char.IsHighSurrogate(text[WorkSearch.MaximumLength - 1]);
        return text[..(WorkSearch.MaximumLength - (isWithinPair ? 1 : 0))];
    }

    private QueryTokenKind? Next => at < tokens.Count ? tokens[at].Kind : null;

    /// <summary>Whether no clause can begin here.</summary>
    private bool IsAtEnd => Next is null or QueryTokenKind.Or or QueryTokenKind.Close or QueryTokenKind.And;

    private Conjunction ReadAlternatives(QueryField? field)
    {
        var parts = new List<Conjunction> { ReadConjunction(field) };
        while (Next == QueryTokenKind.Or)
        {
            at++;
            parts.Add(ReadConjunction(field));
        }

        var real = parts.Where(p => !p.IsEmpty).ToArray();
        if (parts.Count > 1 && real.Length < parts.Count) notes.Add("OR stands without words on both sides; it was left out.");
        if (real.Length <= 1) return real.FirstOrDefault(Conjunction.Empty);
        return Conjunction.Of(Queries.AnyOf([.. real.Select(p => p.Strict!)]));
    }

    private Conjunction ReadConjunction(QueryField? field)
    {
        var parts = new List<Query>();
        var isExplicit = false;
        while (Next is { } next and not (QueryTokenKind.Or or QueryTokenKind.Close))
        {
            if (next == QueryTokenKind.And)
            {
                at++;
                var isBetween = parts.Count > 0 && !IsAtEnd;
                if (!isBetween) notes.Add("AND stands without words on both sides; it was left out.");
                isExplicit |= isBetween;
            }
            else if (ReadUnary(field) is { } part)
            {
                parts.Add(part);
            }
        }

        return new Conjunction(parts, isExplicit);
    }

    private Query? ReadUnary(QueryField? field)
    {
        var isNegative = false;
        while (Next == QueryTokenKind.Not)
        {
            isNegative = !isNegative;
            at++;
        }

        var part = IsAtEnd ? null : ReadPrimary(field);
        if (!isNegative) return part;
        if (part is null) notes.Add("NOT stands without a word after it; it was left out.");
        return part is null ? null : new NotQuery(part);
    }

    private Query? ReadPrimary(QueryField? field)
    {
        var token = tokens[at++];
        return token.Kind switch
        {
            QueryTokenKind.Open => ReadGroup(field),
            QueryTokenKind.Field => ReadField(token.Text),
            QueryTokenKind.Exact => ReadExact(field),
            QueryTokenKind.Phrase => Count(Clauses.OfPhrase(token.Text, field, notes)),
            _ => Count(Clauses.OfWord(token.Text, field, notes)),
        };
    }

    /// <summary>The sign stands right before a word or phrase, or the lexer had not told it apart.</summary>
    private Query? ReadExact(QueryField? field)
    {
        if (Next is not (QueryTokenKind.Word or QueryTokenKind.Phrase)) return null;
        var token = tokens[at++];
        return Count(token.Kind == QueryTokenKind.Phrase
            ? Clauses.OfPhrase(token.Text, field, notes, isExact: true)
            : Clauses.OfWord(token.Text, field, notes, isExact: true));
    }

    private Query? ReadField(string name)
    {
        var field = QueryFields.Find(name);
        if (Next is QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Exact or QueryTokenKind.Open) return ReadPrimary(field);

        // A field before a field (title:author:x): the later one is meant.
        if (Next == QueryTokenKind.Field) return ReadPrimary(field);
        notes.Add($"{name}: stands without a word after it; it was left out.");
        return null;
    }

    private Query? ReadGroup(QueryField? field)
    {
        depth++;
        if (depth == QueryLimits.MaximumDepth + 1)
            notes.Add(QueryLimit.Depth, $"Parentheses are read to a depth of {QueryLimits.MaximumDepth}; deeper ones were left out.");
        if (depth > QueryLimits.MaximumDepth) return LeaveOut();
        var inner = ReadAlternatives(field);
        if (Next == QueryTokenKind.Close) at++;
        else notes.Add("A parenthesis is not closed; it was read to the end.");
        depth--;
        return inner.Strict;
    }

    /// <summary>Passes over a group that lies too deep.</summary>
    private Query? LeaveOut()
    {
        var open = 1;
        while (open > 0 && at < tokens.Count)
        {
            open += tokens[at].Kind switch { QueryTokenKind.Open => 1, QueryTokenKind.Close => -1, _ => 0 };
            at++;
        }

        depth--;
        return null;
    }

    private Query? Count(Query? clause)
    {
        if (clause is null || ++clauses <= QueryLimits.MaximumClauses) return clause;
        notes.Add(QueryLimit.Clauses, $"Only the first {QueryLimits.MaximumClauses} words and phrases were read.");
        return null;
    }
}

/// <summary>A search as it was read.</summary>
/// <param name="Strict">What was asked for; <c>null</c> when nothing is left to look for.</param>
/// <param name="Loose">The same with any of the words instead of all, for when nothing has them all; <c>null</c> when there is no
/// such reading.</param>
/// <param name="Notes">What was read otherwise than typed, for the reader.</param>
/// <param name="Exceeded">The limits that were gone over, in their own order.</param>
public sealed record ParsedQuery(Query? Strict, Query? Loose, IReadOnlyList<string> Notes, IReadOnlyList<QueryLimit> Exceeded);
