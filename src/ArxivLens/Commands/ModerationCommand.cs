using System.CommandLine;
using System.Globalization;
using ArxivLens.Core;
using ArxivLens.Core.Moderation;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens moderation</c>: what waits, removing and restoring, and the log, for an operator without a browser.</summary>
internal static class ModerationCommand
{
    public static Verb Create() => new(
        "moderation",
        "List what readers reported or the rules held, remove and restore it, and read the log. Works beside a running server.",
        "arxivlens moderation list",
        "arxivlens moderation remove 12 --rule spam --words \"Twelve times the same.\"")
    {
        ModerationListCommand.Create(),
        ModerationChangeCommand.CreateRemove(),
        ModerationChangeCommand.CreateRestore(),
        ModerationLogCommand.Create(),
    };

    /// <summary>Opens what readers wrote.</summary>
    /// <exception cref="DataDirectoryException">There is none.</exception>
    public static SqliteCommunity Open(ParseResult parsed)
    {
        var directory = DataOption.OpenExisting(parsed);
        return File.Exists(directory.CommunityFile)
            ? SqliteCommunity.Open(directory.CommunityFile)
            : throw new DataDirectoryException($"Nobody has written anything in {directory.Path}: accounts were never on.");
    }

    /// <summary>A decision for programs.</summary>
    public static object Json(Decision decision) => new
    {
        decision.Number,
        decision.At,
        action = DecisionWords.NameOf(decision.Action),
        rule = decision.Rule is { } rule ? HouseRules.NameOf(rule) : null,
        decision.Words,
        kind = decision.Kind?.ToString().ToLowerInvariant() ?? "account",
        decision.Contribution,
        subject = decision.Subject?.Id,
        by = decision.ByRole?.ToString().ToLowerInvariant() ?? "operator",
        decision.About,
        decision.UndoneBy,
    };

    /// <summary>A decision in one line.</summary>
    public static string Line(Decision decision)
    {
        var rule = decision.Rule is { } known ? $": {HouseRules.Describe(known)}" : "";
        var undone = decision.UndoneBy is { } later ? $", undone by {later}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{decision.Number}  {decision.At.UtcDateTime:yyyy-MM-dd HH:mm}  {DecisionWords.Describe(decision)}{rule}, by {DecisionWords.NameOfMaker(decision.ByRole)}{undone}");
    }
}
