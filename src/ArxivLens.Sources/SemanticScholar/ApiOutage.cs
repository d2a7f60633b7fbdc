using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Why an answer did not come.</summary>
/// <param name="Reason">One line for people.</param>
/// <param name="Retry">When asking again may help.</param>
/// <param name="IsGeneral">Whether all other requests would fail of it too.</param>
internal sealed record ApiOutage(string Reason, DateTimeOffset? Retry, bool IsGeneral)
{
    private const string Key = "Semantic Scholar refuses the key (ARXIVLENS_S2_KEY), or asks for one";
    private const string Busy = "Semantic Scholar is asked too often; a key (ARXIVLENS_S2_KEY) has a share of its own";

    /// <summary>An answer that came and is none.</summary>
    public static ApiOutage Broken(string what) =>
        new($"Semantic Scholar's answer cannot be read: {what}", null, IsGeneral: false);

    /// <summary>What an answer refuses; <c>null</c> when it does not.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="unknown">What is said when there is no such thing.</param>
    // What is wrong with all requests and not with one of them ends the asking.
    public static ApiOutage? Of(ServiceAnswer answer, string unknown = "Semantic Scholar does not know it") => answer switch
    {
        { Fault: null } => null,
        { Status: 401 or 403 } => new(Key, null, IsGeneral: true),
        { Status: 404 } => new(unknown, null, IsGeneral: false),
        { Status: 429 } => new(Busy, answer.Retry, IsGeneral: true),
        { Fault: ServiceFault.Status, Status: >= 400 and < 500 } =>
            new($"Semantic Scholar: {answer.Detail}", null, IsGeneral: false),
        _ => new($"Semantic Scholar: {answer.Detail}", answer.Retry, IsGeneral: true),
    };
}
