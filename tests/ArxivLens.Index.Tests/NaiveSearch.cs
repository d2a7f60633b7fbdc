using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Tests;

/// <summary>
/// The same answers the slow way, from the texts: BM25F written down once more after docs/index-format.md, document by document.
/// </summary>
internal sealed class NaiveSearch
{
    private static readonly double[] Weights = [2.5, 1, 1, 0.3];
    private static readonly TextField[] Fields = [TextField.Title, TextField.Abstract, TextField.Authors, TextField.Comments];

    private readonly IReadOnlyList<IndexDocument> _documents;
    private readonly List<Word>[][] _fields;
    private readonly double[] _averages;

    public NaiveSearch(IReadOnlyList<IndexDocument> documents)
    {
        _documents = documents;
        _fields = [.. documents.Select(document => new[]
        {
            Tokens(document.Title), Tokens(document.Abstract), Names(document.Authors), Tokens(document.Comments),
        })];
        _averages = [.. Fields.Select(field => _fields
            .Select(fields => fields[(int)field].Count).Where(length => length > 0).DefaultIfEmpty(1).Average())];
    }

    public IReadOnlyDictionary<int, double> Search(Query query) => Match(query) ?? [];

    private Dictionary<int, double>? Match(Query query) => query switch
    {
        TermQuery term => Phrase(term.Text, term.Field, term.IsExact),
        PhraseQuery phrase => Phrase(phrase.Text, phrase.Field, phrase.IsExact),
        PrefixQuery prefix => Prefix(prefix.Text, prefix.Field),
        KeywordQuery { Field: KeywordField.Category } keyword => Where(document => document.Categories.Contains(keyword.Value)),
        KeywordQuery keyword => Where(document => document.AuthorSlugs.Contains(keyword.Value)),
        YearQuery year => Where(document => document.Year != 0 && document.Year >= year.From && document.Year <= year.To),
        DayQuery day => Where(document => document.Day != 0 && document.Day >= day.From && document.Day <= day.To),
        KindQuery kind => Where(document => document.Kind == kind.Kind),
        KeyQuery key => Where(document => document.Key == key.Key),
        AllQuery => Where(_ => true),
        AndQuery and => And([.. and.Parts]),
        OrQuery or => Or(or.Parts),
        NotQuery not => Match(not.Part) is { } part ? Without(Where(_ => true), part) : null,
        _ => throw new NotSupportedException(),
    };

    private Dictionary<int, double>? And(Query[] parts)
    {
        var wanted = parts.Where(part => part is not NotQuery).Select(Match).OfType<Dictionary<int, double>>().ToList();
        var excluded = parts.OfType<NotQuery>().Select(part => Match(part.Part)).OfType<Dictionary<int, double>>().ToList();
        if (wanted.Count + excluded.Count == 0)
            return null;
        if (wanted.Count == 0)
            wanted.Add(Where(_ => true));
        var all = wanted[0].Keys.Where(document => wanted.TrueForAll(part => part.ContainsKey(document)))
            .ToDictionary(document => document, document => wanted.Sum(part => part[document]));
        return excluded.Aggregate(all, Without);
    }

    private Dictionary<int, double>? Or(IReadOnlyList<Query> parts)
    {
        var isWord = parts.Select(part => part is TermQuery { IsExact: false }).ToList();
        var words = parts.Where((_, place) => isWord[place]).Cast<TermQuery>().GroupBy(WordOf).Select(same => Repeat(
            Match(same.First()), Tokens(same.First().Text).Count == 1 ? 1 + Math.Log(same.Count()) : same.Count()));
        return Join([.. words.Concat(parts.Where((_, place) => !isWord[place]).Select(Match)).OfType<Dictionary<int, double>>()]);
    }

    // One word is the same behind a stop word too: i:gravity.
    private static (string Terms, TextField? Field) WordOf(TermQuery term)
        => (Tokens(term.Text) is [var only] ? only.Term : string.Join(' ', Tokens(term.Text)), term.Field);

    private static Dictionary<int, double>? Repeat(Dictionary<int, double>? scores, double factor)
        => scores?.ToDictionary(pair => pair.Key, pair => pair.Value * factor);

    private static Dictionary<int, double>? Join(Dictionary<int, double>[] parts) => parts.Length == 0 ? null : parts
        .SelectMany(part => part).GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));

    private static Dictionary<int, double> Without(Dictionary<int, double> all, Dictionary<int, double> part)
        => all.Where(pair => !part.ContainsKey(pair.Key)).ToDictionary();

    private Dictionary<int, double> Where(Func<IndexDocument, bool> passes)
        => Enumerable.Range(0, _documents.Count).Where(document => passes(_documents[document]))
            .ToDictionary(number => number, _ => 0.0);

    private Dictionary<int, double>? Phrase(string text, TextField? field, bool isExact)
    {
        var words = Tokens(text);
        if (words.Count == 0)
            return null;
        return Score(
            words.Sum(word => InverseFrequency(DocumentFrequency(word.Term.Equals, field)) * Recurrence(word.Term)),
            (document, one) => Tokens(document, one).Count(first => Is(first, words[0]) && words.TrueForAll(word =>
                Tokens(document, one).Exists(other =>
                    Is(other, word) && other.Position == first.Position - words[0].Position + word.Position))),
            field);

        bool Is(Word there, Word asked) => there.Term == asked.Term && (!isExact || there.Form == asked.Form);
    }

    /// <summary>All words of a prefix are taken for equally rare, and the best one counts.</summary>
    private Dictionary<int, double> Prefix(string text, TextField? field)
    {
        var words = Enumerable.Range(0, _documents.Count)
            .SelectMany(document => Fields.SelectMany(one => Tokens(document, one)))
            .Select(token => token.Term).Where(term => term.StartsWith(text, StringComparison.Ordinal)).Distinct().ToList();
        var frequency = Math.Min(_documents.Count, words.Sum(word => DocumentFrequency(word.Equals, field)));
        return words
            .SelectMany(word => Score(
                InverseFrequency(frequency) * Math.Sqrt(1.5), (document, one) => Tokens(document, one).Count(token => token.Term == word), field))
            .GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => group.Max(pair => pair.Value));
    }

    private Dictionary<int, double> Score(double inverseFrequency, Func<int, TextField, int> count, TextField? only)
    {
        var scores = new Dictionary<int, double>();
        for (var document = 0; document < _documents.Count; document++)
        {
            var frequency = 0.0;
            foreach (var field in Fields.Where(field => only is null || field == only))
            {
                var share = field == TextField.Abstract ? 0.6 : 0.5;
                var normalisation = 1 - share + share * FieldLength.Decode(FieldLength.Encode(Tokens(document, field).Count))
                    / _averages[(int)field];
                frequency += (only is null ? Weights[(int)field] : 1) * count(document, field) / normalisation;
            }

            if (frequency > 0)
                scores.Add(document, inverseFrequency * frequency / (1 + frequency));
        }

        return scores;
    }

    private double InverseFrequency(int documentFrequency)
        => Math.Log(1 + (_documents.Count - documentFrequency + 0.5) / (documentFrequency + 0.5));

    private double Recurrence(string term)
    {
        TextField[] fields = [TextField.Title, TextField.Abstract];
        var counts = Enumerable.Range(0, _documents.Count)
            .Select(document => fields.Sum(field => Tokens(document, field).Count(token => token.Term == term))).ToList();
        return Math.Sqrt((counts.Sum() + 15.0) / (counts.Count(count => count > 0) + 10.0));
    }

    private int DocumentFrequency(Func<string, bool> isMeant, TextField? only) => Enumerable.Range(0, _documents.Count)
        .Count(document => Fields.Where(field => only is null || field == only)
            .Any(field => Tokens(document, field).Exists(token => isMeant(token.Term))));

    private List<Word> Tokens(int document, TextField field) => _fields[document][(int)field];

    private static List<Word> Tokens(string text) => [.. Analyzer.Analyze(text)
        .Select((token, position) => (token, position))
        .Where(pair => pair.token.Kind != TokenKind.StopWord)
        .Select(pair => new Word(pair.token.Term, pair.token.Form, pair.position))];

    private static List<Word> Names(string text)
    {
        var tokens = new List<Word>();
        var start = 0;
        foreach (var name in text.Split(','))
        {
            tokens.AddRange(Tokens(name).Select(token => token with { Position = token.Position + start }));
            start += Analyzer.Analyze(name).Count + 1;
        }

        return tokens;
    }

    private sealed record Word(string Term, string Form, int Position);
}
