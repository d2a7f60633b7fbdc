using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Mail;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens mail</c>: whether mail to readers works.</summary>
internal static class MailCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The reader's name; their address must be confirmed." };

    public static Verb Create() => new("mail", "See whether mail to readers works.", "arxivlens mail test Ada") { CreateTest() };

    /// <summary>How mail stands, in one line; <c>null</c> where nothing is known of it.</summary>
    public static string? Describe(OutboxStatus? status)
    {
        if (status is null || status == Nothing)
            return null;
        var parts = new List<string> { FormattableString.Invariant($"{status.Waiting:N0} waiting") };
        if (status.Oldest is { } oldest)
            parts[0] += $" since {oldest.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
        parts.Add(FormattableString.Invariant($"{status.Sent:N0} sent and {status.GivenUp:N0} given up in {MailLimits.KeptDays} days"));
        if (status.Refused > 0)
            parts.Add(FormattableString.Invariant($"{status.Refused:N0} addresses take no mail"));
        if (status.Reason is { } reason)
            parts.Add($"last hindrance: {Typed.OnOneLine(reason)}");
        return string.Join("; ", parts);
    }

    private static OutboxStatus Nothing { get; } = new(0, 0, 0, null, null, 0);

    private static Verb CreateTest()
    {
        var verb = new Verb(
            "test",
            "Send a reader a mail that says that mail arrives. The running server sends it within seconds.",
            "arxivlens mail test Ada") { Name };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var directory = DataOption.OpenExisting(parsed);
        var name = parsed.GetRequiredValue(Name);
        if (!File.Exists(directory.CommunityFile))
        {
            await error.WriteLineAsync("arxivlens: nobody has an account here yet.");
            return ExitCode.Failed;
        }

        using var community = SqliteCommunity.Open(directory.CommunityFile);
        if (await community.Accounts.FindReaderAsync(name, cancellationToken) is not { } reader)
        {
            await error.WriteLineAsync($"arxivlens: nobody here is called '{Typed.Shown(name)}'.");
            return ExitCode.Failed;
        }

        if (!reader.IsConfirmed)
        {
            await error.WriteLineAsync($"arxivlens: {reader.Name} has no confirmed address, so no mail can be sent there.");
            return ExitCode.Failed;
        }

        await community.Outbox.AddAsync(
            TrialMail.KindName, reader.Account, "{}", TimeProvider.System.GetUtcNow(), $"trial:{Guid.NewGuid():N}", cancellationToken);
        await output.WriteLineAsync($"A mail to {reader.Name} waits to be sent. What became of it: arxivlens status");
        return ExitCode.Ok;
    }
}
