using System.CommandLine;
using ArxivLens.Core.Accounts;
using ArxivLens.Host;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Commands;

/// <summary>
/// <c>arxivlens admin</c>: prints an address that may be used once, by which the first administrator comes to be. There is no account
/// and no password that a server begins with.
/// </summary>
internal static class AdminCommand
{
    private static readonly Option<string?> Account = new("--account")
    {
        Description = "Make this account administrator instead of a new one.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Recover = new("--recover")
    {
        Description = "Let the owner of this account set a new password; for servers without mail.",
        HelpName = "NAME",
    };

    private static readonly Option<bool> Invite = new("--invite")
    {
        Description = "Let one reader sign up, though sign-up is closed; good for a week.",
    };

    private static readonly Option<string> At = new("--at")
    {
        Description = "Where this server is reached.",
        HelpName = "URL",
        DefaultValueFactory = _ => ServeOptions.StandardUrls,
    };

    static AdminCommand() => At.Validators.Add(result =>
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : ServeOptions.StandardUrls;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            result.AddError($"--at: '{text}' is no web address.");
    });

    public static Verb Create()
    {
        var verb = new Verb(
            "admin",
            "Print an address that makes an administrator, once and within an hour. Works beside a running server.",
            "arxivlens admin --at https://lens.example.org",
            "arxivlens admin --account ada",
            "arxivlens admin --recover ada")
        {
            Account, Recover, Invite, At, JsonOutput.Option,
        };
        verb.Validators.Add(result =>
        {
            if (new[] { result.GetValue(Account) is not null, result.GetValue(Recover) is not null, result.GetValue(Invite) }.Count(isAsked => isAsked) > 1)
                result.AddError("--account, --recover and --invite: one at a time.");
        });
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var directory = DataOption.OpenExisting(parsed);
        using var community = SqliteCommunity.Open(directory.CommunityFile);
        var name = parsed.GetValue(Account) ?? parsed.GetValue(Recover);
        var reader = name is null ? null : await community.Accounts.FindReaderAsync(name, cancellationToken);
        if (name is not null && reader is null)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"arxivlens: there is no account {Typed.OnOneLine(name)}.");
            return ExitCode.Failed;
        }

        var link = Choose(parsed);
        var ends = TimeProvider.System.GetUtcNow() + link.Lasts;
        var secret = Secret.Draw();
        await community.Links.AddAsync(secret, new OneTimeLink(link.Purpose, reader?.Account, null, ends), cancellationToken);
        Write(parsed, new Printed(new Uri(new Uri(parsed.GetRequiredValue(At)), $"{link.Path}={secret.Text}").AbsoluteUri, link.Does(reader?.Name), ends));
        return ExitCode.Ok;
    }

    private static PrintedLink Choose(ParseResult parsed)
    {
        if (parsed.GetValue(Recover) is not null)
            return new PrintedLink(LinkPurpose.Recover, "/account/reset?token", TimeSpan.FromHours(1), name => $"sets a new password of {name}");
        return parsed.GetValue(Invite)
            ? new PrintedLink(LinkPurpose.Invitation, "/sign-up?invite", TimeSpan.FromDays(7), _ => "lets one reader sign up")
            : new PrintedLink(
                LinkPurpose.Administrator, "/setup?token", TimeSpan.FromHours(1),
                name => name is null ? "makes a new account that is administrator" : $"makes {name} administrator");
    }

    private static void Write(ParseResult parsed, Printed printed)
    {
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, printed);
            return;
        }

        parsed.InvocationConfiguration.Output.WriteLine(printed.Address);
        parsed.InvocationConfiguration.Error.WriteLine(
            FormattableString.Invariant($"It {printed.Does}, once, until {printed.Ends.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Whoever has it can."));
    }

    private sealed record PrintedLink(LinkPurpose Purpose, string Path, TimeSpan Lasts, Func<string?, string> Does);

    /// <param name="Address">The address.</param>
    /// <param name="Does">What it does.</param>
    /// <param name="Ends">When it is worth nothing any more, UTC.</param>
    private sealed record Printed(string Address, string Does, DateTimeOffset Ends);
}
