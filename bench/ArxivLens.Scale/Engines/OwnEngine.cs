using System.Diagnostics;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// Our index. Every call this program makes to it stands here, but for those of <see cref="OwnGraph"/> and
/// <see cref="OwnUpdate"/>.
/// </summary>
internal sealed class OwnEngine(string folder) : IEngine
{
    private const int Wanted = 10;
    private const int FacetValues = 20;

    // As Lucene counts by default.
    private const int CountLimit = 1_000;
    private IndexReader _reader = IndexReader.Open(folder);

    /// <summary>Builds the index; the papers are drawn or read on another thread.</summary>
    public static void Build(IPaperCorpus corpus, string folder)
    {
        using var builder = new IndexBuilder(folder, "scale");
        foreach (var document in Ahead.Of(corpus.ReadDocuments()))
            builder.Add(document);
        corpus.TellCitations((citing, row) =>
        {
            foreach (var cited in row)
                builder.AddCitation(citing, cited, 1);
        });
        builder.Commit();
    }

    /// <summary>Opens, answers one question, and says how long that took.</summary>
    public static TimeSpan TimeToOpen(string folder, Question question)
    {
        var began = Stopwatch.GetTimestamp();
        using var engine = new OwnEngine(folder);
        using var session = engine.CreateSession();
        session.Ask(question);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>In how many documents a word stands, as a reader types it.</summary>
    public int DocumentsOf(string typed) => Total(new TermQuery(typed));

    public bool CanAnswer(Shape shape) => shape switch
    {
        >= Shape.NearOne => OwnGraph.CanAnswer(shape),
        _ => true,
    };

    public void OpenCold()
    {
        _reader.Dispose();
        PageCache.Drop(folder);
        _reader = IndexReader.Open(folder);
    }

    public IEngineSession CreateSession() => new Session(this);

    public void Dispose() => _reader.Dispose();

    private static SearchRequest RequestOf(Question question) => question.Shape switch
    {
        Shape.Newest => new SearchRequest(QueryOf(question), 0, Wanted, SearchOrder.Newest) { CountLimit = CountLimit },
        Shape.Cited => new SearchRequest(QueryOf(question), 0, Wanted, SearchOrder.Citations) { CountLimit = CountLimit },
        Shape.Facets => new SearchRequest(QueryOf(question), 0, Wanted, FacetLimit: FacetValues)
        {
            FacetKinds = FacetKinds.Categories | FacetKinds.Years,
        },
        Shape.AuthorFacets => new SearchRequest(QueryOf(question), 0, Wanted, FacetLimit: FacetValues),
        _ => new SearchRequest(QueryOf(question), 0, Wanted) { CountLimit = CountLimit },
    };

    private static Query QueryOf(Question question) => question.Shape switch
    {
        Shape.And or Shape.Newest => new AndQuery(TermsOf(question)),
        Shape.Phrase => new PhraseQuery(string.Join(' ', question.Typed)),
        Shape.Prefix => new PrefixQuery(question.Typed[0]),
        Shape.Title => new TermQuery(question.Typed[0], TextField.Title),
        Shape.Filtered => new AndQuery(
        [
            new OrQuery(TermsOf(question)),
            new KeywordQuery(KeywordField.Category, question.Category),
            new DayQuery(question.From, question.To),
        ]),
        _ => question.Typed is [var only] ? new TermQuery(only) : new OrQuery(TermsOf(question)),
    };

    private static Query[] TermsOf(Question question) => [.. question.Typed.Select(typed => new TermQuery(typed))];

    private int Total(Query query) => _reader.Search(new SearchRequest(query, 0, 0)).Total;

    private sealed class Session(OwnEngine engine) : IEngineSession
    {
        public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

        public long Count(Question question) => question.Shape < Shape.Suggest ? engine.Total(QueryOf(question)) : -1;

        public void Ask(Question question)
        {
            var reader = engine._reader;
            if (question.Shape == Shape.Similar)
                _ = reader.FindSimilarText(question.Document, Wanted);
            else if (question.Shape >= Shape.NearOne)
                OwnGraph.Ask(reader, question);
            else if (question.Shape == Shape.Suggest)
                _ = reader.Suggest(question.Typed[0].Replace('\u00a0', ' '), Wanted);
            else
                Search(reader, question);
        }

        public void Dispose()
        {
        }

        private static void Search(IndexReader reader, Question question)
        {
            var request = RequestOf(question);
            var hits = reader.Search(request).Hits;
            if (question.Shape == Shape.Explain && hits.Count > 0)
                _ = reader.Explain(request.Query, hits[0].Document);
        }
    }
}
