namespace ArxivLens.Sources.ChatModel;

/// <summary>Which model to ask, and how.</summary>
/// <param name="Endpoint">The base of an OpenAI-compatible interface: <c>http://127.0.0.1:11434/v1</c>.</param>
/// <param name="Model">The model's name there.</param>
public sealed record ChatModelOptions(Uri Endpoint, string Model)
{
    /// <summary>Sent as a bearer token; without it nothing is.</summary>
    public string? Key { get; init; }

    /// <summary>In how long the whole exchange must be over, to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many tokens the answer may have.</summary>
    public int MostTokens { get; init; } = 200;

    /// <summary>Says everything but the key.</summary>
    public override string ToString() => $"{Model} at {Endpoint}";
}
