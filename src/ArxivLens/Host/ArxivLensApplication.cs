using ArxivLens.BuiltIn;
using ArxivLens.Core.Citations;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.LanguageModels;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Summaries;
using ArxivLens.Sources;
using ArxivLens.Sources.ChatModel;
using ArxivLens.Sources.PassageModel;
using ArxivLens.Sources.SummaryModel;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Web;
using Microsoft.Extensions.Logging.Console;

namespace ArxivLens.Host;

/// <summary>The web application, put together. The command line and the tests start the same one.</summary>
internal static class ArxivLensApplication
{
    private static readonly TimeSpan HeadersLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(8);

    /// <summary>Builds it over an open library; the caller holds the server's lock and closes the library afterwards.</summary>
    public static WebApplication Build(DataDirectory directory, SqliteStorage storage, ServeOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ArxivLensApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            // A page of text pasted into the search box is answered, not refused by an empty page.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            // Who sends a head drop by drop holds a connection no longer than a slow reader needs.
            kestrel.Limits.RequestHeadersTimeout = HeadersLimit;
        });
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = ShutdownLimit;
            // What works beside the pages and fails in a way nobody thought of is told in the log; the pages go on.
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
        AddLogging(builder.Logging);
        AddLibrary(builder.Services, directory, storage);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IndexCondition>();
        builder.Services.AddSingleton<IndexUpkeep>();
        builder.Services.AddHostedService<IndexKeeper>();
        builder.Services.AddHostedService<PassageKeeper>();
        builder.Services.AddHostedService<SourceKeeper>();
        if (options.Harvest is { IsOn: true } harvest)
            builder.Services.AddSingleton<IRegularSource>(provider => ActivatorUtilities.CreateInstance<ArxivHarvest>(provider, harvest));
        builder.Services.AddSingleton<FirstPages>();
        if (options.ReadsFirstPages)
            builder.Services.AddHostedService(provider => provider.GetRequiredService<FirstPages>());
        AddSummaries(builder.Services, options.SummaryModel);
        AddPassageOrders(builder.Services, options.PassageModel);
        builder.Services.AddFetching(options);
        if (options.Accounts)
            builder.Services.AddCommunity(SqliteCommunity.Open(directory.CommunityFile), options);
        builder.Services.AddArxivLensWeb(web =>
        {
            web.Accounts = options.Accounts;
            web.SignUp = options.SignUp;
            web.KeyDirectory = options.Accounts ? directory.KeyDirectory : null;
            web.Webmention = options is { Accounts: true, Webmention: true, PublicAddress: not null };
            web.PublicAddress = options.PublicAddress;
            web.Limits = options.Limits;
        });

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<FirstPages>().Follow);
        app.MapHealth();
        app.MapArxivLensWeb();
        return app;
    }

    private static void AddSummaries(IServiceCollection services, ChatModelOptions? model)
    {
        if (model is not null)
        {
            services.AddSingleton<ISummaryWriter>(provider => new SummaryModelClient(model, provider.GetRequiredService<TimeProvider>()));
            AddKeeper(services, "summary", provider => provider.GetRequiredService<GeneratedSummaries>().WriteNextAsync);
        }

        services.AddSingleton(provider =>
            new GeneratedSummaries(provider.GetService<ISummaryWriter>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddPassageOrders(IServiceCollection services, ChatModelOptions? model)
    {
        if (model is null) return;
        services.AddSingleton<IPassageOrderer>(provider => new PassageOrderClient(model, provider.GetRequiredService<TimeProvider>()));
        AddKeeper(services, "order", provider => provider.GetRequiredService<PassageOrders>().OrderNextAsync);
    }

    private static void AddKeeper(
        IServiceCollection services, string noun, Func<IServiceProvider, Func<CancellationToken, Task<ModelTurn>>> askNext) =>
        services.AddSingleton<IHostedService>(provider => new ModelKeeper(
            noun, askNext(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ModelKeeper>>()));

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            // The trace of the request, by which whoever was told of an error can be helped.
            console.IncludeScopes = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
                ? LoggerColorBehavior.Disabled
                : LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // It warns at every new key that it is not sealed by another; the folder is its owner's alone (decision 39).
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It warns at every form that it forbids to keep the page, which is as it should be.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // A failed start is told in one line by the command line; here it would come with its stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    private static void AddLibrary(IServiceCollection services, DataDirectory directory, SqliteStorage storage)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(directory);
        services.AddSingleton(storage.Works);
        services.AddSingleton(storage.Citations);
        services.AddSingleton(storage.References);
        services.AddSingleton(storage.Retractions);
        services.AddSingleton(storage.Imports);
        services.AddSingleton(storage.Library);
        services.AddSingleton(storage.Merges);
        services.AddSingleton(storage.Arrivals);
        services.AddSingleton(storage.Articles);
        services.AddSingleton(storage.Questions);
        services.AddSingleton(storage.States);
        services.AddSingleton(storage.Ids);
        services.AddSingleton(storage.Stores);
        services.AddSingleton(new SourceList(SourceCatalog.All));
        services.AddSingleton(new RejectedRecords(directory.RejectedFile));
        services.AddSingleton(_ => new IndexHost(directory.IndexDirectory));
        services.AddSingleton(provider => new LibraryIndexer(
            directory,
            provider.GetRequiredService<ILibrary>(),
            provider.GetRequiredService<IWorkStore>(),
            provider.GetRequiredService<ICitationStore>(),
            storage.Merges,
            storage.Changes,
            new WorkMatcher(storage.Matches, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton(storage.FullTexts);
        services.AddSingleton<PassageIndex>();
        services.AddSingleton<PassageIndexer>();
        services.AddSingleton(provider => new EvidenceSearch(
            provider.GetRequiredService<IndexHost>(),
            provider.GetRequiredService<IWorkStore>(),
            provider.GetRequiredService<PassageIndex>(),
            provider.GetRequiredService<IFullTextStore>()));
        services.AddSingleton<Importer>();
        services.AddSingleton<BuiltInLibrary>();
    }
}
