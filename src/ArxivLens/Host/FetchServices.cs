using ArxivLens.Core.Fetching;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Sources.ArxivFeed;

namespace ArxivLens.Host;

/// <summary>What of the server fetches papers: for readers when it is switched on, and after arXiv's feeds when some are named.</summary>
internal static class FetchServices
{
    /// <summary>Registers it.</summary>
    public static void AddFetching(this IServiceCollection services, FetchSettings? settings, IReadOnlyList<ICitationSource> citations)
    {
        if (settings is null || (!settings.IsOn && settings.Feeds.Count == 0))
            return;
        services.AddSingleton(provider => new ArxivAtomClient(
            ArxivAtomClient.OptionsOf(settings.Api, provider.GetRequiredService<DataDirectory>(), settings.UserAgent, ClockOf(provider), settings.Pause),
            ClockOf(provider)));
        if (settings.IsOn)
            AddLine(services, citations);
        if (settings.Feeds.Count > 0)
            services.AddSingleton<IRegularSource>(provider => FeedOf(provider, settings));
    }

    private static void AddLine(IServiceCollection services, IReadOnlyList<ICitationSource> citations)
    {
        services.AddSingleton(provider => new FetchLine(
            new FetchLineFile(Path.Combine(provider.GetRequiredService<DataDirectory>().Path, FetchLineFile.Name)), ClockOf(provider)));
        services.AddSingleton<IHostedService>(provider => new FetchKeeper(
            provider.GetRequiredService<FetchLine>(),
            FetchOf(provider, provider.GetRequiredService<ArxivAtomClient>(), citations),
            ClockOf(provider),
            provider.GetRequiredService<ILogger<FetchKeeper>>()));
    }

    private static ArxivFeedClient FeedOf(IServiceProvider provider, FetchSettings settings) => new(
        ArxivFeedClient.OptionsOf(settings.Rss, provider.GetRequiredService<DataDirectory>(), settings.UserAgent, ClockOf(provider), settings.Pause),
        settings.Feeds,
        provider.GetRequiredService<IWorkStore>(),
        provider.GetRequiredService<ISourceStateStore>(),
        papers => FetchOf(provider, papers, []),
        provider.GetRequiredService<ArxivAtomClient>(),
        ClockOf(provider));

    private static PaperFetch FetchOf(IServiceProvider provider, IPaperSource papers, IReadOnlyList<ICitationSource> citations) => new(
        provider.GetRequiredService<SourceStores>(),
        provider.GetRequiredService<RejectedRecords>(),
        provider.GetRequiredService<DataDirectory>(),
        papers,
        citations,
        ClockOf(provider));

    private static TimeProvider ClockOf(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
