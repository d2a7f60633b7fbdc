using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Moderation;
using ArxivLens.Core.Privacy;
using ArxivLens.Core.Shelves;
using ArxivLens.Sources.Bibliography;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Host;

/// <summary>Registers what readers own, and the work on it in the background.</summary>
internal static class CommunityHost
{
    /// <summary>Registers the stores; the application closes the file with itself.</summary>
    public static void AddCommunity(this IServiceCollection services, SqliteCommunity community, ServeOptions options)
    {
        // By a factory, so that the container closes it.
        services.AddSingleton(_ => community);
        services.AddSingleton<ICommunity>(provider => provider.GetRequiredService<SqliteCommunity>());
        services.AddSingleton(community.Contributions);
        services.AddSingleton(community.Accounts);
        services.AddSingleton(community.Links);
        services.AddSingleton(community.Passkeys);
        services.AddSingleton(community.Sessions);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteCommunity>().Outbox);
        services.AddSingleton(community.Submissions);
        services.AddSingleton(community.Appeals);
        services.AddSingleton(community.Moderation);
        services.AddSingleton(community.Reports);
        services.AddSingleton<IAnchorStore>(provider => provider.GetRequiredService<SqliteCommunity>().Anchors);
        services.AddMail(options);
        services.AddModeration(options);
        services.AddFollowing(community, options);
        services.AddSingleton(community.Recommendations).AddSingleton(community.ShelfEntries).AddSingleton(community.Shelves);
        services.AddSingleton<IPersonalData, ShelfPersonalData>();
        services.AddSingleton<IReferenceFileReader, ReferenceFileReader>();
        services.AddSingleton(new Retention("sessions that ended", community.Sessions.DropEndedAsync));
        services.AddSingleton(new Retention("links that ended", community.Links.DropEndedAsync));
        services.AddSingleton(new Retention("names that were given up", community.Accounts.DropKeptNamesAsync));
        services.AddSingleton(new Retention("what was taken from shelves", community.Shelves.DropEndedAsync));
        services.AddSingleton(provider => new Retention(
            "what was compared against advertising", (_, end) => provider.GetRequiredService<SubmissionRules>().ForgetAsync(end)));
        services.AddHostedService<RetentionKeeper>();
        services.AddSingleton(provider => provider.GetRequiredService<SqliteCommunity>().Webmentions);
        services.AddWebmentions(options);
    }
}
