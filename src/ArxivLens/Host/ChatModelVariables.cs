namespace ArxivLens.Host;

/// <summary>The environment variables that name a model.</summary>
/// <param name="Endpoint">The base address of its interface.</param>
/// <param name="Model">Its name there.</param>
/// <param name="Key">The key.</param>
/// <param name="KeyFile">A file that holds the key.</param>
/// <param name="Seconds">In how many seconds an answer must be there whole.</param>
/// <param name="Tokens">How many tokens an answer may have.</param>
internal sealed record ChatModelVariables(string Endpoint, string Model, string Key, string KeyFile, string Seconds, string Tokens)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All => [Endpoint, Model, Key, KeyFile, Seconds, Tokens];

    /// <summary>The model that is asked for summaries.</summary>
    public static ChatModelVariables Summaries { get; } = new(
        "ARXIVLENS_SUMMARY_ENDPOINT", "ARXIVLENS_SUMMARY_MODEL", "ARXIVLENS_SUMMARY_KEY", "ARXIVLENS_SUMMARY_KEY_FILE",
        "ARXIVLENS_SUMMARY_SECONDS", "ARXIVLENS_SUMMARY_TOKENS");

    /// <summary>The model that is asked to put the passages of a question in order.</summary>
    public static ChatModelVariables Passages { get; } = new(
        "ARXIVLENS_PASSAGE_ENDPOINT", "ARXIVLENS_PASSAGE_MODEL", "ARXIVLENS_PASSAGE_KEY", "ARXIVLENS_PASSAGE_KEY_FILE",
        "ARXIVLENS_PASSAGE_SECONDS", "ARXIVLENS_PASSAGE_TOKENS");
}
