using System.Security.Cryptography;
using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// Makes and checks passkeys. What a challenge was about travels with the page, sealed and good for minutes; each answer counts once.
/// </summary>
internal sealed class PasskeyDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly IPasskeyHandler<Account> _handler;
    private readonly IPasskeyStore _passkeys;
    private readonly ITimeLimitedDataProtector _attestations;
    private readonly ITimeLimitedDataProtector _assertions;
    private readonly UsedChallenges _used;
    private readonly TimeProvider _clock;

    public PasskeyDesk(
        IPasskeyHandler<Account> handler, IPasskeyStore passkeys, IDataProtectionProvider protection, UsedChallenges used, TimeProvider clock)
    {
        (_handler, _passkeys, _used, _clock) = (handler, passkeys, used, clock);
        _attestations = protection.CreateProtector("ArxivLens.Passkeys.Make").ToTimeLimitedDataProtector();
        _assertions = protection.CreateProtector("ArxivLens.Passkeys.Use").ToTimeLimitedDataProtector();
    }

    /// <summary>Asks a browser for a signature of any passkey it has for this site.</summary>
    public async Task<PasskeyQuestion> AskAsync(HttpContext http)
    {
        var made = await _handler.MakeRequestOptionsAsync(null, http);
        return new PasskeyQuestion(made.RequestOptionsJson, _assertions.Protect(made.AssertionState ?? "", Patience));
    }

    /// <summary>Asks a browser for a new passkey, for the account that devices know by this handle.</summary>
    public async Task<PasskeyQuestion> AskForNewAsync(HttpContext http, string handle, string name)
    {
        var made = await _handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = handle, Name = name, DisplayName = name }, http);
        return new PasskeyQuestion(made.CreationOptionsJson, _attestations.Protect(made.AttestationState ?? "", Patience));
    }

    /// <summary>Reads a new passkey.</summary>
    /// <returns>It and the handle it was made for; <c>null</c> when it is not one that this server asked for.</returns>
    public async Task<(Passkey Passkey, string Handle)?> ReadNewAsync(HttpContext http, PasskeyAnswer answer, string name)
    {
        if (Open(_attestations, answer) is not { } state)
            return null;
        var result = await _handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = http, CredentialJson = answer.Credential!, AttestationState = state,
        });
        if (!result.Succeeded || !_used.TryUse(answer.State!))
            return null;
        var made = result.Passkey;
        return (new Passkey
        {
            Id = made.CredentialId,
            Account = 0,
            Name = name,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Transports = made.Transports ?? [],
            IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            Added = _clock.GetUtcNow(),
        }, result.UserEntity.Id);
    }

    /// <summary>Finds whose passkey answered, and enters that it was used; <c>null</c> when none did.</summary>
    public async Task<Account?> FindAsync(HttpContext http, PasskeyAnswer answer)
    {
        if (Open(_assertions, answer) is not { } state)
            return null;
        var result = await _handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = http, CredentialJson = answer.Credential!, AssertionState = state,
        });
        if (!result.Succeeded || !_used.TryUse(answer.State!) || await _passkeys.FindAsync(result.Passkey.CredentialId) is not { } known)
            return null;
        await _passkeys.UseAsync(
            known with { SignCount = result.Passkey.SignCount, IsBackedUp = result.Passkey.IsBackedUp, Used = _clock.GetUtcNow() });
        return result.User;
    }

    private static string? Open(ITimeLimitedDataProtector seal, PasskeyAnswer answer)
    {
        if (string.IsNullOrEmpty(answer.Credential) || string.IsNullOrEmpty(answer.State))
            return null;
        try
        {
            return seal.Unprotect(answer.State);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a browser is asked: the options of WebAuthn as JSON, and the sealed state that comes back with the answer.</summary>
/// <param name="Options">The options.</param>
/// <param name="State">The state.</param>
internal sealed record PasskeyQuestion(string Options, string State);

/// <summary>What a browser answered.</summary>
/// <param name="Credential">The credential of WebAuthn as JSON.</param>
/// <param name="State">The state that came with the question.</param>
internal sealed record PasskeyAnswer(string? Credential, string? State);

/// <summary>Challenges that were answered, for as long as they would still be taken.</summary>
internal sealed class UsedChallenges(TimeProvider clock)
{
    private readonly AttemptCounter _used = new(clock, 1, TimeSpan.FromMinutes(15));
    private readonly Lock _lock = new();

    /// <summary>Uses one up.</summary>
    /// <returns>Whether it was not used before.</returns>
    public bool TryUse(string state)
    {
        lock (_lock)
        {
            if (_used.WaitOf(state) is not null)
                return false;
            _used.Count(state);
            return true;
        }
    }
}
