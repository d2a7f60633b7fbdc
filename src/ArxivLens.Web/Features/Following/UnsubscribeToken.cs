using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ArxivLens.Web.Features.Following;

/// <summary>
/// The word in the address by which digests are ended. Sealed with the server's keys, so that nothing need be kept of mail that was sent,
/// nobody can make one up, and one tells nothing of whose it is.
/// </summary>
public sealed class UnsubscribeToken(IDataProtectionProvider protection)
{
    private const int Longest = 400;
    private const string Digest = "digest ";
    private readonly IDataProtector _protector = protection.CreateProtector("ArxivLens.Following.Unsubscribe");

    /// <summary>The address by which an account ends its digests.</summary>
    public Uri AddressOf(long account, Uri home) =>
        new(home, $"unsubscribe/{_protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{Digest}{account}"))}");

    /// <summary>Finds whose digests a word ends; <c>null</c> when it is none of this server's.</summary>
    public long? Find(string? token)
    {
        if (token is not { Length: > 0 and <= Longest })
            return null;
        try
        {
            var text = _protector.Unprotect(token);
            return text.StartsWith(Digest, StringComparison.Ordinal)
                && long.TryParse(text.AsSpan(Digest.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var account) ? account : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
