using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>Fields of the forms of moderation.</summary>
internal static class ModerationForm
{
    /// <summary>Words as they are kept, cut at what is allowed.</summary>
    public static string ReadWords(IFormCollection form, string name) => CommentLimits.Clean(form[name].ToString()).Trim();

    /// <summary>The rule that was chosen.</summary>
    public static HouseRule? ReadRule(IFormCollection form) => HouseRules.Find(form["rule"].ToString());

    /// <summary>What is to be done to a contribution; <c>null</c> for anything else.</summary>
    public static ModerationAction? ReadAction(IFormCollection form) => form["do"].ToString() switch
    {
        "approve" => ModerationAction.Approve,
        "hold" => ModerationAction.Hold,
        "remove" => ModerationAction.Remove,
        "restore" => ModerationAction.Restore,
        "warn" => ModerationAction.Warn,
        "close-account" => ModerationAction.Close,
        "open-account" => ModerationAction.Open,
        _ => null,
    };

    /// <summary>What is wrong with words, as a sentence; <c>null</c> when nothing is.</summary>
    public static string? FindFault(string words, int most) => words.Length <= most
        ? null
        : FormattableString.Invariant($"There is room for {most:N0} characters; these are {words.Length:N0}.");

    /// <summary>The status of the page that shows what became of a ruling.</summary>
    public static int StatusOf(RulingOutcome outcome) => outcome switch
    {
        RulingOutcome.Done => StatusCodes.Status200OK,
        RulingOutcome.NotFound => StatusCodes.Status404NotFound,
        RulingOutcome.Changed => StatusCodes.Status409Conflict,
        RulingOutcome.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
