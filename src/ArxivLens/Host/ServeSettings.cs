using ArxivLens.Sources.ChatModel;
using ArxivLens.Web.Limits;

namespace ArxivLens.Host;

/// <summary>What the environment sets of the server.</summary>
/// <param name="SummaryModel">The model that is asked for summaries; <c>null</c>: none.</param>
/// <param name="PassageModel">The model that is asked to put passages in order; <c>null</c>: none.</param>
/// <param name="Fetch">Whether papers are fetched from arXiv.</param>
/// <param name="Limits">How many requests one client may make.</param>
internal sealed record ServeSettings(ChatModelOptions? SummaryModel, ChatModelOptions? PassageModel, FetchSettings Fetch, LimitOptions Limits)
{
    /// <summary>Whether and how the server harvests arXiv by itself.</summary>
    public HarvestSettings? Harvest { get; init; }

    /// <summary>Whether readers may have accounts.</summary>
    public bool Accounts { get; init; } = true;

    /// <summary>Whether anybody may make one.</summary>
    public bool SignUp { get; init; } = true;

    /// <summary>The mail server; <c>null</c>: none.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>What readers may write.</summary>
    public ModerationSettings? Moderation { get; init; }

    /// <summary>Whether posts elsewhere may announce that they link here.</summary>
    public bool Webmention { get; init; }

    /// <summary>The variables that are read.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        .. AccountSettings.Variables, .. ChatModelVariables.Summaries.All, .. ChatModelVariables.Passages.All, .. FetchSettings.Variables, .. HarvestSettings.Variables,
        .. LimitSettings.Variables, .. MailSettings.Variables, .. ModerationSettings.Variables, .. OpenDataSettings.Variables, .. SemanticScholarSettings.Variables,
        .. WebmentionServices.Variables,
    ];

    /// <summary>Reads them all.</summary>
    /// <param name="fault">What is wrong, beginning with the variable's name; <c>null</c> when nothing is.</param>
    /// <returns>The settings, or <c>null</c> when something is wrong.</returns>
    public static ServeSettings? Read(out string? fault) =>
        ChatModelSettings.TryRead(ChatModelVariables.Summaries, Environment.GetEnvironmentVariable, out var summaries, out fault)
        && ChatModelSettings.TryRead(ChatModelVariables.Passages, Environment.GetEnvironmentVariable, out var passages, out fault)
        && FetchSettings.Read(Environment.GetEnvironmentVariable, out fault) is { } fetch
        && HarvestSettings.TryRead(Environment.GetEnvironmentVariable, out var harvest, out fault)
        && LimitSettings.TryRead(Environment.GetEnvironmentVariable, out var limits, out fault)
        && AccountSettings.TryRead(Environment.GetEnvironmentVariable, out var accounts, out var signUp, out fault)
        && MailSettings.TryRead(Environment.GetEnvironmentVariable, out var mail, out fault)
        && ModerationSettings.TryRead(Environment.GetEnvironmentVariable, out var moderation, out fault)
        && WebmentionServices.TryRead(Environment.GetEnvironmentVariable, out var webmention, out fault)
            ? new ServeSettings(summaries, passages, fetch, limits)
            {
                Harvest = harvest, Accounts = accounts, SignUp = signUp, Mail = mail, Moderation = moderation, Webmention = webmention,
            }
            : null;
}
