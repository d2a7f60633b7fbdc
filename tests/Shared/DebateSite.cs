using ArxivLens.Core.Accounts;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Moderation;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Shelves;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Summaries;
using ArxivLens.Sources.Bibliography;
using ArxivLens.Storage.Memory;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Web;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ArxivLens.Tests.Shared;

/// <summary>The pages on a real port inside this process, over a library in memory with a real index.</summary>
internal sealed class DebateSite : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-debate-");
    private readonly IndexHost _host;
    private readonly WebApplication _application;

    private DebateSite(bool isTainted, bool hasCommunity, Action<IServiceCollection>? configure)
    {
        var directory = new DataDirectory(_folder.FullName);
        Indexer = new LibraryIndexer(directory, Storage.Library, Storage.Works, Storage.Citations, Storage.Merges, Storage.Changes);
        _host = new IndexHost(directory.IndexDirectory);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Storage.Works).AddSingleton(Storage.Citations).AddSingleton(Storage.Retractions);
        builder.Services.AddSingleton(Storage.Library).AddSingleton(Storage.Questions);
        builder.Services.AddSingleton(isTainted ? new TaintedArticles(Storage.Articles) : Storage.Articles);
        builder.Services.AddSingleton(Storage.Merges).AddSingleton(Storage.References).AddSingleton(Storage.Imports).AddSingleton(Storage.States);
        builder.Services.AddSingleton(Storage.FullTexts).AddSingleton(new SourceList([]));
        builder.Services.AddSingleton(_host);
        builder.Services.AddSingleton<EvidenceSearch>();
        builder.Services.AddSingleton(new GeneratedSummaries(null, TimeProvider.System));
        if (hasCommunity)
        {
            Community = SqliteCommunity.Open(directory.CommunityFile);
            builder.Services.AddSingleton<ICommunity>(Community);
            builder.Services.AddSingleton(Community.Accounts);
            builder.Services.AddSingleton(Community.Links);
            builder.Services.AddSingleton(Community.Passkeys);
            builder.Services.AddSingleton(Community.Sessions);
            builder.Services.AddSingleton(Community.Outbox);
            builder.Services.AddSingleton(Community.Appeals);
            builder.Services.AddSingleton(Community.Moderation);
            builder.Services.AddSingleton(Community.Reports);
            builder.Services.AddSingleton(Community.Contributions);
            builder.Services.AddSingleton(Community.Webmentions);
            builder.Services.AddSingleton(Community.Submissions);
            builder.Services.AddSingleton(Community.Anchors);
            builder.Services.AddSingleton(Community.Recommendations).AddSingleton(Community.ShelfEntries).AddSingleton(Community.Shelves);
            builder.Services.AddSingleton<IPersonalData, ShelfPersonalData>().AddSingleton<IReferenceFileReader, ReferenceFileReader>();
            builder.Services.AddSingleton<IStartupFilter, TestSignIn>();
            // Tests write as fast as they can, with accounts of today.
            builder.Services.AddSingleton(new SubmissionLimits { LeastTime = TimeSpan.Zero, NewDays = 0, NewContributions = 0, PerDay = 100_000 });
        }

        builder.Services.AddArxivLensWeb(web => (web.Accounts, web.Webmention, web.Limits) = (hasCommunity, hasCommunity, LimitOptions.Off));
        configure?.Invoke(builder.Services);
        _application = builder.Build();
        _application.MapArxivLensWeb();
    }

    public MemoryStorage Storage { get; } = new();

    /// <summary>What readers own, where the site was started with it.</summary>
    public SqliteCommunity? Community { get; }

    /// <summary>The file of what readers own.</summary>
    public string CommunityFile => new DataDirectory(_folder.FullName).CommunityFile;

    public IServiceProvider Services => _application.Services;

    public Uri Address => new(_application.Urls.Single());

    private LibraryIndexer Indexer { get; }

    public static Task<DebateSite> StartAsync(params IReadOnlyList<Work> works) => StartAsync(false, false, works);

    /// <summary>One with accounts on: real stores of the community, and <see cref="TestSignIn"/> in place of signing in.</summary>
    public static Task<DebateSite> StartCommunityAsync(params IReadOnlyList<Work> works) => StartAsync(false, true, works);

    /// <summary>The same with services of a test's own in place of some.</summary>
    public static Task<DebateSite> StartCommunityAsync(Action<IServiceCollection> configure) => StartAsync(false, true, [], configure);

    /// <summary>One whose articles have hostile addresses.</summary>
    public static Task<DebateSite> StartTaintedAsync(params IReadOnlyList<Work> works) => StartAsync(true, false, works);

    private static async Task<DebateSite> StartAsync(
        bool isTainted, bool hasCommunity, IReadOnlyList<Work> works, Action<IServiceCollection>? configure = null)
    {
        var site = new DebateSite(isTainted, hasCommunity, configure);
        await site.AddAsync(works);
        await site._application.StartAsync();
        return site;
    }

    public static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));

    /// <summary>A paper under an open licence.</summary>
    public static Work Paper(string id, string title, string text, string license = "http://creativecommons.org/licenses/by/4.0/") => new()
    {
        Key = Key(id),
        Title = title,
        Abstract = text,
        Authors = [],
        Year = 2024,
        Published = new DateOnly(2024, 3, 14),
        Categories = [Core.Categories.CategoryCode.TryParse("cs.CY", out var code) ? code : default],
        Paper = new PaperFacts { License = license, Versions = [new PaperVersion(1, Now)] },
    };

    public async Task<Article> AddAsync(string name, ArticleFacts facts, ArticleReading reading, string fingerprint = "aa") =>
        (await Storage.Articles.SaveAsync(new ReadArticle(ArticleId.Of(name), facts, reading, fingerprint, Now))).Article;

    public Task<Question?> AnswerAsync(QuestionId question, string passage, string text, string by = "A reader") =>
        Storage.Questions.AnswerAsync(question, PassageId.TryParse(passage, out var id) ? id : default, text, by, Now);

    /// <summary>A part of the running site.</summary>
    public T Part<T>()
        where T : notnull => _application.Services.GetRequiredService<T>();

    /// <summary>Adds works, and serves the index made of all.</summary>
    public async Task AddAsync(params IReadOnlyList<Work> works)
    {
        await Storage.Works.SaveAsync(works);
        await Indexer.BuildAsync();
        _host.Refresh();
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _host.Dispose();
        Community?.Dispose();
        _folder.Delete(true);
    }
}
