using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Where Semantic Scholar's interface for programs is, and who asks it.</summary>
public sealed record SemanticScholarOptions
{
    /// <summary>Its address.</summary>
    public static readonly Uri Home = new("https://api.semanticscholar.org/graph/v1/");

    /// <summary>The address that is asked; ends in a slash.</summary>
    public Uri Base { get; init; } = Home;

    /// <summary>The key that it gave the operator, sent in the header <c>x-api-key</c>; never said in any text.</summary>
    public string? Key { get; init; }

    /// <summary>Whose turn it is; one request in a second over all its endpoints.</summary>
    public IGate? Gate { get; init; }

    /// <summary>How this program calls itself.</summary>
    public string? UserAgent { get; init; }

    internal Func<ServiceOptions, ServiceOptions> Adjust { get; init; } = options => options;

    /// <summary>Says the address and no key.</summary>
    public override string ToString() => Base.GetLeftPart(UriPartial.Path);

    /// <summary>Where its datasets are told of: beside the graph, or below an address that does not end in the graph's.</summary>
    internal Uri Datasets
    {
        get
        {
            const string Graph = "/graph/v1/";
            var path = Base.AbsolutePath;
            var root = path.EndsWith(Graph, StringComparison.Ordinal) ? path[..^(Graph.Length - 1)] : path;
            return new Uri(Base, $"{root}datasets/v1/");
        }
    }

    internal ServiceOptions ToService()
    {
        var options = new ServiceOptions(Base) { Gate = Gate };
        if (Key is { Length: > 0 } key)
            options = options with { Headers = new Dictionary<string, string> { ["x-api-key"] = key } };
        return Adjust(UserAgent is null ? options : options with { UserAgent = UserAgent });
    }
}
