using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Tests.Shared;

/// <summary>Accounts of tests that are about something else.</summary>
internal static class CommunityAccounts
{
    /// <summary>Makes an account with a confirmed address and no way to sign in.</summary>
    public static async Task<Reader> AddAsync(SqliteCommunity community, string name, Role role = Role.Reader)
    {
        var (outcome, account) = await community.Accounts.AddAsync(new Account
        {
            Name = name,
            Email = $"{name.ToLowerInvariant()}@example.org",
            Role = role,
            Joined = DateTimeOffset.UnixEpoch,
        });
        return account?.ToReader() ?? throw new InvalidOperationException($"{name}: {outcome}");
    }

    /// <summary>What the header or the cookie <c>X-Test-Reader</c> says, by which the test site signs a request of theirs in.</summary>
    public static string SignInText(this Reader reader) =>
        string.Create(CultureInfo.InvariantCulture, $"{reader.Account} {reader.Name} {reader.Role}");
}
