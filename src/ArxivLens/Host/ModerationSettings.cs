using System.Globalization;
using ArxivLens.Core.Moderation;
using ArxivLens.Sources.Http;

namespace ArxivLens.Host;

/// <summary>What the environment sets of moderation.</summary>
/// <param name="Limits">What readers may write.</param>
/// <param name="Contact">Whom anybody without an account may write to; <c>null</c> for nobody.</param>
internal sealed record ModerationSettings(SubmissionLimits Limits, string? Contact)
{
    private const string LimitsVariable = "ARXIVLENS_MODERATION_LIMITS";
    private const string TrustedVariable = "ARXIVLENS_MODERATION_TRUSTED";
    private const string BlockedVariable = "ARXIVLENS_MODERATION_BLOCKLIST";
    private const int Most = 100_000;
    private const long LongestFile = 4 * 1024 * 1024;

    private static readonly Dictionary<string, Func<SubmissionLimits, int, SubmissionLimits>> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["new-days"] = (limits, number) => limits with { NewDays = number },
        ["new-contributions"] = (limits, number) => limits with { NewContributions = number },
        ["new-links"] = (limits, number) => limits with { NewLinks = number },
        ["new-images"] = (limits, number) => limits with { NewImages = number },
        ["host-posts"] = (limits, number) => limits with { PostsToHost = number },
        ["least-seconds"] = (limits, number) => limits with { LeastTime = TimeSpan.FromSeconds(number) },
        ["per-day"] = (limits, number) => limits with { PerDay = number },
        ["new-per-day"] = (limits, number) => limits with { NewPerDay = number },
        ["network-per-day"] = (limits, number) => limits with { NewPerNetwork = number },
        ["likeness"] = (limits, number) => limits with { Likeness = number / 100.0 },
        ["likeness-days"] = (limits, number) => limits with { LikenessDays = number },
    };

    /// <summary>The variables that are read.</summary>
    public static IReadOnlyList<string> Variables { get; } = [LimitsVariable, TrustedVariable, BlockedVariable];

    /// <summary>Reads them.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="fault">What is wrong, naming the variable; <c>null</c> when nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool TryRead(Func<string, string?> variable, out ModerationSettings settings, out string? fault)
    {
        var limits = new SubmissionLimits();
        fault = null;
        foreach (var part in PartsOf(variable(LimitsVariable)))
            fault ??= ReadNumber(part, ref limits);
        if (variable(TrustedVariable) is { Length: > 0 } trusted)
        {
            var hosts = PartsOf(trusted);
            fault ??= hosts.Where(host => !IsHost(host)).Select(host => $"{TrustedVariable}: '{host}' is no name of a host such as arxiv.org.").FirstOrDefault();
            limits = limits with { TrustedHosts = hosts };
        }

        if (fault is null && variable(BlockedVariable) is { Length: > 0 } file)
            limits = limits with { Blocked = ReadBlocked(file, out fault) };
        // Whether it is a contact at all, the settings of whoever asks other machines say.
        var contact = variable(ArticleDoor.ContactVariable);
        settings = new ModerationSettings(limits, contact is { Length: > 0 } && UserAgentText.IsContact(contact) ? contact : null);
        return fault is null;
    }

    private static string[] PartsOf(string? text) =>
        (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsHost(string text) => Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4;

    private static string? ReadNumber(string part, ref SubmissionLimits limits)
    {
        if (part.Split('=') is [var name, var text] && Numbers.TryGetValue(name, out var set)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most)
        {
            limits = set(limits, number);
            return null;
        }

        return $"{LimitsVariable}: '{part}' is none; numbers such as new-links=2 are meant, of {string.Join(", ", Numbers.Keys)}, at most {Most:D}.";
    }

    private static Blocklist ReadBlocked(string file, out string? fault)
    {
        fault = null;
        try
        {
            if (new FileInfo(file).Length > LongestFile)
                fault = $"{BlockedVariable}: {file} is larger than {LongestFile / 1024 / 1024} MB.";
            else
                return Blocklist.Parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = $"{BlockedVariable}: {file} cannot be read: {e.Message}";
        }

        return Blocklist.Empty;
    }
}
