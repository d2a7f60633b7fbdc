using System.Globalization;
using ArxivLens.Core.Mail;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// How often passwords may be tried, accounts made and mails asked for. An account that strangers try is shut to their networks for a
/// quarter of an hour and to all for minutes only, and a passkey opens it all the while.
/// </summary>
/// <remarks>Networks are those of <see cref="ClientKey"/>, kept as hashes in memory and at most for a day.</remarks>
internal sealed class SignInLimits(TimeProvider clock)
{
    /// <summary>Wrong passwords for one account from one network, in a quarter of an hour.</summary>
    public const int PerAccountAndNetwork = 5;

    /// <summary>Wrong passwords for one account from everywhere, in five minutes.</summary>
    public const int PerAccount = 30;

    /// <summary>Wrong passwords from one network, in a quarter of an hour.</summary>
    public const int PerNetwork = 50;

    /// <summary>Accounts made from one network, in an hour.</summary>
    public const int SignUps = 20;

    /// <summary>Mails asked for from one network, in an hour.</summary>
    public const int MailsPerNetwork = 10;

    /// <summary>Mails asked for to one account, in an hour.</summary>
    public const int MailsPerAccount = 3;

    /// <summary>Ways to a new password that one network asks for one account, in a day.</summary>
    public const int RecoveriesPerNetwork = 3;

    /// <summary>Ways to a new password asked for one account, in a day: half of <see cref="MailLimits.PerDay"/>, so that no stranger keeps other mail back.</summary>
    public const int Recoveries = MailLimits.PerDay / 2;

    private readonly AttemptCounter _pairs = new(clock, PerAccountAndNetwork, TimeSpan.FromMinutes(15));
    private readonly AttemptCounter _accounts = new(clock, PerAccount, TimeSpan.FromMinutes(5));
    private readonly AttemptCounter _networks = new(clock, PerNetwork, TimeSpan.FromMinutes(15));
    private readonly AttemptCounter _signUps = new(clock, SignUps, TimeSpan.FromHours(1));
    private readonly AttemptCounter _mailNetworks = new(clock, MailsPerNetwork, TimeSpan.FromHours(1));
    private readonly AttemptCounter _mailAccounts = new(clock, MailsPerAccount, TimeSpan.FromHours(1));
    private readonly AttemptCounter _recoveryPairs = new(clock, RecoveriesPerNetwork, TimeSpan.FromDays(1));
    private readonly AttemptCounter _recoveries = new(clock, Recoveries, TimeSpan.FromDays(1));

    /// <summary>How long a network must wait before it tries a password for an account; the longest of what counts.</summary>
    public TimeSpan? WaitToSignIn(HttpContext http, string account)
    {
        var network = NetworkOf(http);
        return Longest(_networks.WaitOf(network), _accounts.WaitOf(account), _pairs.WaitOf(PairOf(network, account)));
    }

    /// <summary>How long a network must wait before it tries anything.</summary>
    public TimeSpan? WaitOfNetwork(HttpContext http) => _networks.WaitOf(NetworkOf(http));

    /// <summary>Counts a wrong password, or a wrong passkey where no account is named.</summary>
    public void CountFailure(HttpContext http, string? account)
    {
        var network = NetworkOf(http);
        _networks.Count(network);
        if (account is null)
            return;
        _accounts.Count(account);
        _pairs.Count(PairOf(network, account));
    }

    /// <summary>Forgets the wrong passwords of who then had the right one.</summary>
    public void Forgive(HttpContext http, string account) => _pairs.Forget(PairOf(NetworkOf(http), account));

    /// <summary>How long a network must wait before it makes another account.</summary>
    public TimeSpan? WaitToSignUp(HttpContext http) => _signUps.WaitOf(NetworkOf(http));

    /// <summary>Counts an account that was made.</summary>
    public void CountSignUp(HttpContext http) => _signUps.Count(NetworkOf(http));

    /// <summary>How long a network must wait before it asks for another mail.</summary>
    public TimeSpan? WaitToMail(HttpContext http) => _mailNetworks.WaitOf(NetworkOf(http));

    /// <summary>Counts a mail that was asked for.</summary>
    /// <returns>Whether it may go to this account; who asks is not told.</returns>
    public bool TryMail(HttpContext http, string account)
    {
        _mailNetworks.Count(NetworkOf(http));
        if (_mailAccounts.WaitOf(account) is not null)
            return false;
        _mailAccounts.Count(account);
        return true;
    }

    /// <summary>Counts a way to a new password that was asked for.</summary>
    /// <returns>Whether it may be mailed; who asks is not told.</returns>
    public bool TryRecover(HttpContext http, string account)
    {
        var pair = PairOf(NetworkOf(http), account);
        if (!TryMail(http, account) || _recoveries.WaitOf(account) is not null || _recoveryPairs.WaitOf(pair) is not null)
            return false;
        _recoveries.Count(account);
        _recoveryPairs.Count(pair);
        return true;
    }

    private static string NetworkOf(HttpContext http)
    {
        var key = ClientKey.Of(http.Connection.RemoteIpAddress, false, RequestCost.Reading);
        return string.Create(CultureInfo.InvariantCulture, $"{key.Kind} {key.Number:x}");
    }

    private static string PairOf(string network, string account) => $"{network} {account}";

    private static TimeSpan? Longest(params ReadOnlySpan<TimeSpan?> waits)
    {
        TimeSpan? longest = null;
        foreach (var wait in waits)
        {
            if (wait > (longest ?? TimeSpan.Zero))
                longest = wait;
        }

        return longest;
    }
}
