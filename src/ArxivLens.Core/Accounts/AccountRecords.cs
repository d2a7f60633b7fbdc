using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArxivLens.Core.Accounts;

/// <summary>The account itself, its passkeys and sessions, as its owner takes them away. All of them go with the account's row.</summary>
public sealed class AccountRecords(IAccountStore accounts, IPasskeyStore passkeys, ISessionStore sessions) : IPersonalData
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public async IAsyncEnumerable<PersonalFile> ExportAsync(
        long account, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(account, cancellationToken) is not { } found)
            yield break;
        var keys = await passkeys.ListAsync(account, cancellationToken);
        // Those that ran out and are not forgotten yet are theirs too.
        var open = await sessions.ListAsync(account, DateTimeOffset.MinValue, cancellationToken);
        yield return new PersonalFile("account.json", JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                found.Name,
                found.Email,
                found.PendingEmail,
                HasPassword = found.PasswordHash is not null,
                Role = found.Role.ToString(),
                found.Joined,
                Passkeys = keys.Select(key => new { key.Name, key.Added, key.Used, key.Transports, key.IsBackedUp }),
                Sessions = open.Select(session => new { session.Browser, Way = session.Way.ToString(), session.Began, session.Seen, session.Ends }),
            },
            Format));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(long account, CancellationToken cancellationToken) => Task.CompletedTask;
}
