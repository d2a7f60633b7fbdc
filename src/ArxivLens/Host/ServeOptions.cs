using ArxivLens.Core.Moderation;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.ChatModel;
using ArxivLens.Web.Limits;

namespace ArxivLens.Host;

/// <summary>How to serve.</summary>
/// <param name="Urls">Where to listen: <c>http://127.0.0.1:5080</c>, several separated by a semicolon; port 0 takes a free one.</param>
/// <param name="LoadBuiltIn">Whether an empty library is filled with the built-in one.</param>
/// <param name="PublicAddress">Where readers reach the server, for canonical links; relative without it.</param>
internal sealed record ServeOptions(string Urls, bool LoadBuiltIn = true, Uri? PublicAddress = null)
{
    /// <summary>Hours in which the whole index is read once to find silent damage, when nothing else is said.</summary>
    public const int StandardCheckHours = 24;

    /// <summary>In how long the whole index is read once to find silent damage.</summary>
    public TimeSpan CheckPeriod { get; init; } = TimeSpan.FromHours(StandardCheckHours);

    /// <summary>Whether the server reads a few pages before the first reader comes (<see cref="FirstPages"/>).</summary>
    public bool ReadsFirstPages { get; init; }

    /// <summary>The model that is asked for summaries; <c>null</c>: none, and nothing leaves this machine.</summary>
    public ChatModelOptions? SummaryModel { get; init; }

    /// <summary>The model that is asked to put passages in order; <c>null</c>: none.</summary>
    public ChatModelOptions? PassageModel { get; init; }

    /// <summary>Whether papers are fetched from arXiv; <c>null</c>: none are, and arXiv is not asked for anything.</summary>
    public FetchSettings? Fetch { get; init; }

    /// <summary>Who is asked for the citations of papers that are fetched, in that order.</summary>
    public IReadOnlyList<ICitationSource> Citations { get; init; } = [];

    /// <summary>How many requests one client may make.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>Whether and how arXiv is harvested; <c>null</c>: not.</summary>
    public HarvestSettings? Harvest { get; init; }

    /// <summary>Whether readers may have accounts; <c>false</c>: the library can only be read.</summary>
    public bool Accounts { get; init; } = true;

    /// <summary>Whether anybody may make one; <c>false</c>: only who has an invitation.</summary>
    public bool SignUp { get; init; } = true;

    /// <summary>The mail server; <c>null</c>: none, and no mail is sent. It needs a public address too.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>What readers may write, and whom anybody may write to.</summary>
    public ModerationSettings Moderation { get; init; } = new(new SubmissionLimits(), null);

    /// <summary>Whether posts elsewhere may announce that they link here. It needs a public address too.</summary>
    public bool Webmention { get; init; }

    /// <summary>Where to listen when nothing else is said: this machine only.</summary>
    public const string StandardUrls = "http://127.0.0.1:5080";
}
