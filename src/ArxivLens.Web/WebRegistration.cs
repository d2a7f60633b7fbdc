using ArxivLens.Core.Fetching;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Sources;
using ArxivLens.Web.Api;
using ArxivLens.Web.Api.Authors;
using ArxivLens.Web.Api.Document;
using ArxivLens.Web.Api.Lens;
using ArxivLens.Web.Api.Papers;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Authors;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Discovery;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Fetching;
using ArxivLens.Web.Features.Home;
using ArxivLens.Web.Features.Merging;
using ArxivLens.Web.Features.Network;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Questions;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Features.Sources;
using ArxivLens.Web.Features.TakeAway;
using ArxivLens.Web.Http;
using ArxivLens.Web.Layout;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web;

/// <summary>Everything the pages need and every address they answer, in one place.</summary>
public static class WebRegistration
{
    /// <summary>
    /// Registers the pages. The host registers as singletons what they read: <c>ILibrary</c>, <c>IWorkStore</c>,
    /// <c>ICitationStore</c>, <c>IMergeStore</c>, <c>IReferenceStore</c>, <c>IArticleStore</c>, <c>IQuestionStore</c>, <c>EvidenceSearch</c>, <c>IndexHost</c>,
    /// <c>GeneratedSummaries</c>, <c>IImportLog</c>, <c>ISourceStateStore</c>, <c>SourceList</c> and <c>TimeProvider</c>.
    /// </summary>
    public static IServiceCollection AddArxivLensWeb(this IServiceCollection services, Action<WebOptions>? configure = null)
    {
        services.AddOptions<WebOptions>().Configure(configure ?? (_ => { }));
        var options = new WebOptions();
        configure?.Invoke(options);
        if (options.Accounts)
            services.AddCommunity();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddPages(options.KeyDirectory);
        services.AddForms();
        services.AddCompression();
        services.AddSingleton<IProblemDetailsWriter, ApiProblemWriter>();
        services.AddProblemDetails();
        services.AddApiFormat();
        services.AddLimits();
        services.AddLens();
        services.AddApiDocument();
        services.AddSingleton<BundledFiles>();
        services.AddSingleton<Revalidation>();
        services.AddScoped<PageParts>();
        services.AddSingleton<WorkShelf>();
        services.AddSingleton<PaperViewReader>();
        // Takes the FetchLine that the host registers, if it does.
        services.AddSingleton(provider => new FetchDesk(provider.GetService<FetchLine>()));
        services.AddSingleton<SearchReader>();
        services.AddSingleton<AuthorNames>();
        services.AddSingleton<NetworkDesk>();
        services.AddSingleton<NetworkPanelReader>();
        services.AddSingleton<StartReader>();
        // Takes the IPassageOrderer that the host registers, if it does.
        services.AddSingleton<PassageOrders>();
        services.AddSingleton<EvidenceShelf>();
        services.AddSingleton<ArticleViewReader>();
        services.AddSingleton<QuestionReader>();
        services.AddSingleton<DebateReader>();
        services.AddSingleton<SourceReports>();
        services.AddSingleton<OriginReader>();
        services.AddSingleton<ClaimShelf>();
        services.AddSingleton<SummaryShelf>();
        services.AddSingleton<PaperListing>();
        services.AddSingleton<PaperIdentifier>();
        services.AddSingleton<AuthorReader>();
        services.AddTakeAway();
        services.AddSingleton<WorkFeeds>();
        services.AddSingleton<DebateFeeds>();
        services.AddSingleton<EmbedReader>();
        services.AddRouting(routing => routing.ConstraintMap[ArxivIdConstraint.Name] = typeof(ArxivIdConstraint));
        return services;
    }

    /// <summary>Puts the pages, their data and their files into the host's pipeline.</summary>
    public static WebApplication MapArxivLensWeb(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        app.UseSecurityHeaders();
        app.UseKnownHosts(options);
        app.UseNamedProxies(options.Limits.Proxies);
        if (options.Accounts)
            app.UsePrivateAnswers();
        app.UseOpenReading();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseRouting();
        app.UseBodyLimit();
        if (options.Accounts)
            app.UseReaders();
        app.UseLimits();
        app.UseCommunity();
        app.UseMemberRedirects();
        app.MapBundledFiles();
        app.MapFullTextRedirects();
        app.MapFetching();
        app.MapTableFile();
        app.MapRandomPaper();
        app.MapTakeAway();
        app.MapNetworkData();
        app.MapSearchData();
        app.MapSuggestions();
        app.MapArticleData();
        app.MapQuestionData();
        app.MapDebateFiles();
        app.MapApi();
        app.MapApiDocument();
        app.MapOlderAddresses();
        app.MapFeeds();
        app.MapRobots();
        app.MapSitemaps();
        app.MapOpenSearch();
        app.MapOEmbed();
        app.MapGuessedAddresses();
        app.MapArxivAddresses();
        if (options.Accounts)
            app.MapCommunity();
        app.MapRazorPages();
        return app;
    }
}
