using ArxivLens.Core.Following;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Host;

/// <summary>What of the server keeps what readers follow, and makes their digests.</summary>
internal static class FollowingServices
{
    /// <summary>Registers it; without mail no digests are made.</summary>
    public static void AddFollowing(this IServiceCollection services, SqliteCommunity community, ServeOptions options)
    {
        services.AddSingleton(community.Digests).AddSingleton(community.Follows).AddSingleton(community.Looks).AddSingleton(community.Shown);
        if (options is not { Mail: not null, PublicAddress: not null })
            return;
        services.AddSingleton<DigestRound>();
        services.AddHostedService<DigestKeeper>();
    }
}
