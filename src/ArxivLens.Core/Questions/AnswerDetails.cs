using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivLens.Core.Questions;

/// <summary>What is kept with a reader's answer besides its words: the passages it points to, the first first.</summary>
public sealed record AnswerDetails(IReadOnlyList<PassageId> Passages)
{
    /// <summary>Writes them as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(new Stored([.. Passages.Select(one => one.ToString())]), ReaderDetails.Format);

    /// <summary>Reads what <see cref="Write"/> wrote; what cannot be read is left out.</summary>
    public static AnswerDetails Read(string? json)
    {
        var stored = ReaderDetails.Read<Stored>(json)?.Passages ?? [];
        return new([.. stored.Select(text => PassageId.TryParse(text, out var id) ? id : default).Where(id => id != default)]);
    }

    private sealed record Stored(IReadOnlyList<string>? Passages);
}

/// <summary>What is kept with a reader's word on how a question stands: the status, and the answer that settles it.</summary>
public sealed record StandingDetails(QuestionStatus Status, long? Answer)
{
    /// <summary>Writes them as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, ReaderDetails.Format);

    /// <summary>Reads what <see cref="Write"/> wrote; <c>null</c> when that cannot be read.</summary>
    public static StandingDetails? Read(string? json) =>
        ReaderDetails.Read<StandingDetails>(json) is { } read && Enum.IsDefined(read.Status) ? read : null;
}

/// <summary>How details are written.</summary>
internal static class ReaderDetails
{
    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static T? Read<T>(string? json)
        where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
