using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>Decisions in words.</summary>
public static class DecisionWords
{
    /// <summary>What sort of thing a contribution is: <c>comment</c>.</summary>
    public static string NameOf(ContributionKind? kind) => kind switch
    {
        ContributionKind.Comment => "comment",
        ContributionKind.Answer => "answer",
        ContributionKind.Standing => "word on how a question stands",
        ContributionKind.Post => "announced post",
        ContributionKind.Shelf => "shared shelf",
        _ => "account",
    };

    /// <summary>The same with its article: <c>an answer</c>.</summary>
    public static string WithArticle(ContributionKind? kind) => NameOf(kind) is ['a', ..] name ? $"an {name}" : $"a {NameOf(kind)}";

    /// <summary>An action as programs name it: <c>remove</c>.</summary>
    public static string NameOf(ModerationAction action) => action switch
    {
        ModerationAction.Approve => "approve",
        ModerationAction.Hold => "hold",
        ModerationAction.Remove => "remove",
        ModerationAction.Restore => "restore",
        ModerationAction.Warn => "warn",
        ModerationAction.Close => "close-account",
        ModerationAction.Open => "open-account",
        ModerationAction.GiveRole => "give-role",
        ModerationAction.Undo => "undo",
        _ => "confirm",
    };

    /// <summary>As what somebody decided: their role, and no name.</summary>
    public static string NameOfMaker(Role? role) => role switch
    {
        Role.Administrator => "an administrator",
        Role.Moderator => "a moderator",
        Role.Reader => "a former moderator",
        _ => "the operator",
    };

    /// <summary>What was done, for everybody: <c>a comment was removed</c>.</summary>
    public static string Describe(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var thing = $"A{WithArticle(decision.Kind)[1..]}";
        return decision.Action switch
        {
            ModerationAction.Approve => $"{thing} was looked at and is shown",
            ModerationAction.Hold => $"{thing} was held to be looked at",
            ModerationAction.Remove => $"{thing} was removed",
            ModerationAction.Restore => $"{thing} was restored",
            ModerationAction.Warn => "A reader was warned",
            ModerationAction.Close => "An account was closed: it can read and not write",
            ModerationAction.Open => "A closed account was opened",
            ModerationAction.GiveRole => $"An account became that of {NameOfRole((Role)decision.After)}",
            ModerationAction.Undo => $"Decision {decision.About} was undone",
            _ => $"Decision {decision.About} stands after an appeal",
        };
    }

    /// <summary>What was done, for whom it is about, as a sentence.</summary>
    public static string ToAuthor(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var thing = NameOf(decision.Kind);
        return decision.Action switch
        {
            ModerationAction.Approve => $"Your {thing} was looked at and is shown.",
            ModerationAction.Hold => $"Your {thing} is not shown until a moderator has looked at it.",
            ModerationAction.Remove => $"Your {thing} was removed.",
            ModerationAction.Restore => $"Your {thing} is shown again.",
            ModerationAction.Warn => "You are warned: what you wrote breaks the house rules.",
            ModerationAction.Close => "Your account is closed: you can read everything and write nothing.",
            ModerationAction.Open => "Your account is open again: you can write.",
            ModerationAction.GiveRole => $"Your account is now that of {NameOfRole((Role)decision.After)}.",
            ModerationAction.Undo => $"Decision {decision.About} about {(decision.Kind is null ? "your account" : $"your {thing}")} was undone.",
            _ => $"Decision {decision.About} stands after your appeal.",
        };
    }

    /// <summary>The subject of a mail about it.</summary>
    public static string Title(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Kind is null ? "About your account" : $"About your {NameOf(decision.Kind)}";
    }

    private static string NameOfRole(Role role) => role switch
    {
        Role.Administrator => "an administrator",
        Role.Moderator => "a moderator",
        _ => "a reader",
    };
}
