using System.Text.Json;

namespace ArxivLens.Core.Webmentions;

/// <summary>What is kept of a post elsewhere besides its title: plain text.</summary>
/// <param name="Address">Where it stands, http or https.</param>
/// <param name="Author">Who wrote it, as it says itself.</param>
/// <param name="Site">On what site, as it says itself.</param>
/// <param name="Published">Its day.</param>
public sealed record PostDetails(string Address, string? Author, string? Site, DateOnly? Published)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Writes them as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, Format);

    /// <summary>Reads what <see cref="Write"/> wrote; <c>null</c> when that cannot be read.</summary>
    public static PostDetails? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<PostDetails>(json, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
