namespace ArxivLens.Core.Moderation;

/// <summary>Who may appeal against what.</summary>
public static class AppealRules
{
    /// <summary>Whether an account may appeal against a decision: it is about them, it is against them, and nobody undid it.</summary>
    public static bool CanAppeal(Decision decision, long account)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Account == account && decision.UndoneBy is null
            && decision.Action is ModerationAction.Hold or ModerationAction.Remove or ModerationAction.Warn or ModerationAction.Close;
    }
}
