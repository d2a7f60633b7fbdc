using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>What is known of the works and readers that comments name.</summary>
/// <param name="Titles">The titles of works in the library, by the key that names them.</param>
/// <param name="Readers">The names of readers as they write them, by the name that names them.</param>
public sealed record KnownMentions(IReadOnlyDictionary<WorkKey, string> Titles, IReadOnlyDictionary<string, string> Readers)
{
    /// <summary>Nothing.</summary>
    public static KnownMentions None { get; } = new(new Dictionary<WorkKey, string>(), new Dictionary<string, string>());
}
