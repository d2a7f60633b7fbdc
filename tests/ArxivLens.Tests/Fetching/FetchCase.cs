using ArxivLens.Core.Citations;
using ArxivLens.Core.Fetching;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Sources.Tests.ArxivAtom;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Fetching;

/// <summary>A library in SQLite, an arXiv on this machine, and what fetches from one into the other.</summary>
internal sealed class FetchCase : IAsyncDisposable, IFetchListener
{
    private readonly DataFolder _data = new();
    private readonly ArxivAtomClient _client;

    private FetchCase(FakeArxiv arxiv)
    {
        // A clock begins at the epoch, which is not when papers are taken in.
        Clock.Pass(TimeSpan.FromDays(20_000));
        Arxiv = arxiv;
        Directory = new DataDirectory(_data.Path);
        Storage = SqliteStorage.Open(Directory.LibraryFile);
        _client = new ArxivAtomClient(arxiv.Options, Clock);
    }

    public HandClock Clock { get; } = new(runs: true);

    public FakeArxiv Arxiv { get; }

    public DataDirectory Directory { get; }

    public SqliteStorage Storage { get; }

    /// <summary>Who is asked for citations.</summary>
    public List<ICitationSource> Citations { get; } = [];

    /// <summary>What was told of papers.</summary>
    public List<FetchOutcome> Papers { get; } = [];

    /// <summary>What was told of citations.</summary>
    public List<SurroundingsOutcome> Surroundings { get; } = [];

    /// <summary>What became of each paper, in order.</summary>
    public IEnumerable<string> Told => Papers.Select(one => $"{one.Id} {one.Result}");

    public static FetchCase With(params IEnumerable<string> papers) => new(FakeArxiv.With(papers));

    public PaperFetch Fetch => new(Storage.Stores, new RejectedRecords(Directory.RejectedFile), Directory, _client, Citations, Clock);

    public Task FetchAsync(params string[] ids) => FetchAsync(new FetchWish(), ids);

    public Task FetchAsync(FetchWish wish, params IEnumerable<string> ids)
    {
        Papers.Clear();
        return Fetch.FetchAsync([.. ids.Select(Id)], wish, this, CancellationToken.None);
    }

    public Task<Work?> FindAsync(string id) => Storage.Works.FindAsync(WorkKey.Of(Id(id)));

    public void Tell(FetchOutcome outcome) => Papers.Add(outcome);

    public void Tell(SurroundingsOutcome outcome) => Surroundings.Add(outcome);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        Storage.Dispose();
        await Arxiv.DisposeAsync();
        _data.Dispose();
    }

    public static ArxivId Id(string text) => ArxivId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));

    /// <summary>Says of each paper that it cites one and is cited by one.</summary>
    internal sealed class Neighbours : ICitationSource
    {
        public Source About { get; } = new("semantic-scholar", "Semantic Scholar", new Uri("https://www.semanticscholar.org/"));

        public List<IReadOnlyList<WorkKey>> Asked { get; } = [];

        public IReadOnlyList<SourceFault> Faults { get; set; } = [];

        public Task<CitationAnswer> AskAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken)
        {
            Asked.Add(works);
            var (cited, citing) = (WorkKey.Of(Id("hep-th/9901001")), WorkKey.Of(Id("2401.00009")));
            return Task.FromResult(new CitationAnswer(
                [new Work { Key = cited, Title = "An older work", Year = 1999 }],
                [.. works.SelectMany(work => new[] { new Citation(work, cited, About.Name), new Citation(citing, work, About.Name) })],
                [new ExternalId("s2", "42", cited)],
                Faults));
        }
    }
}
