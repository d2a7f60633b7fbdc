namespace ArxivLens.Web.Features.Moderation;

/// <summary>The buttons of a decision, with its rule and its words.</summary>
/// <param name="Actions">What can be done, as forms name it.</param>
public sealed record DecideForm(IReadOnlyList<string> Actions)
{
    /// <summary>The words as they were typed.</summary>
    public string Words { get; init; } = "";

    /// <summary>What a button says.</summary>
    public static string Label(string action) => action switch
    {
        "approve" => "Approve",
        "hold" => "Hold",
        "remove" => "Remove",
        "restore" => "Restore",
        "warn" => "Warn the author",
        "close-account" => "Close the account",
        _ => "Open the account",
    };
}
