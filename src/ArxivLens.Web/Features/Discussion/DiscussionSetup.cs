using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Moderation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Registers comments and maps their addresses.</summary>
internal static class DiscussionSetup
{
    /// <summary>Registers what they need.</summary>
    public static void AddDiscussion(this IServiceCollection services)
    {
        services.AddSingleton<DiscussedThings>();
        services.AddSingleton<CommentCounts>();
        services.AddSingleton<CommentReader>();
        services.AddSingleton<ParkedWords>();
        services.AddSingleton<CommentFeeds>();
        services.AddSingleton<IPersonalData, WrittenContributions>();
        services.AddScoped<DiscussionReader>();
        // Takes the MailOptions that the host registers, if it does.
        services.AddSingleton(provider => new CommentDesk(
            provider.GetRequiredService<IContributionStore>(),
            provider.GetRequiredService<SubmissionRules>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<MailOptions>()));
    }

    /// <summary>Maps what is no page.</summary>
    public static void MapDiscussion(this IEndpointRouteBuilder routes)
    {
        routes.MapPermalinks();
        routes.MapCommentFeeds();
    }
}
