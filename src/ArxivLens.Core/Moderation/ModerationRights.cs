using ArxivLens.Core.Accounts;

namespace ArxivLens.Core.Moderation;

/// <summary>Who may decide about what.</summary>
internal static class ModerationRights
{
    /// <summary>What stands against a ruling, as a sentence; <c>null</c> when nothing does.</summary>
    public static string? FindObstacle(Ruling ruling, CaseFacts facts)
    {
        // Whoever can open the file can do everything to it.
        if (ruling.By is not { } by)
            return null;
        if (facts.IsMakerClosed)
            return "Your account is closed: it reads, and decides nothing.";
        if (facts.Effect == ModerationAction.GiveRole)
            return by.Role == Role.Administrator ? null : "Only an administrator gives roles.";
        if (by.Role < Role.Moderator)
            return "Only moderators decide this.";
        if (facts.Account == by.Account)
            return "You cannot decide about yourself or about what you wrote; another moderator does.";
        if (facts.HasOwnReport)
            return "You reported this yourself; another moderator decides, or take your report back first.";
        if (IsOfAccount(facts.Effect) && facts.Role >= by.Role)
            return $"You cannot act on the account of {(facts.Role == Role.Administrator ? "an administrator" : "a moderator")}.";
        return ruling.Action == ModerationAction.Confirm && facts.About?.By == by.Account && facts.Moderators > 1
            ? "You decided this yourself; another moderator says whether it stands."
            : null;
    }

    /// <summary>Whether it is done to an account and not to what it wrote.</summary>
    private static bool IsOfAccount(ModerationAction action) =>
        action is ModerationAction.Warn or ModerationAction.Close or ModerationAction.Open;
}
