using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Fetching;

/// <summary>
/// Where the line of papers outlives a process: <c>fetch-line.json</c> in the data directory. It may be deleted at any time; then those in
/// line are to be asked for again. One that cannot be read counts as none, one that cannot be written loses the line with the process.
/// </summary>
/// <param name="path">The file.</param>
public sealed class FetchLineFile(string path)
{
    /// <summary>Its name in the data directory.</summary>
    public const string Name = "fetch-line.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new IdText() } };
    private readonly Lock _lock = new();

    /// <summary>Reads what is kept; <c>null</c> for nothing.</summary>
    public FetchLineContent? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<FetchLineContent>(File.ReadAllBytes(path), Format) is { Waiting: not null, Remembered: not null } content
                ? content
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps it in place of what was kept.</summary>
    public void Write(FetchLineContent content)
    {
        lock (_lock)
        {
            try
            {
                var next = path + ".new";
                using (var file = PrivateFile.Open(next, FileMode.Create, FileAccess.Write, FileShare.None))
                    JsonSerializer.Serialize(file, content, Format);
                File.Move(next, path, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A full disk: readers ask again after a restart.
            }
        }
    }

    private sealed class IdText : JsonConverter<ArxivId>
    {
        public override ArxivId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && ArxivId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("no arXiv identifier");

        public override void Write(Utf8JsonWriter writer, ArxivId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

/// <summary>What is kept of a line of papers.</summary>
/// <param name="Waiting">Those that wait, the first first.</param>
/// <param name="Remembered">Those that are not asked for again for a while.</param>
public sealed record FetchLineContent(IReadOnlyList<WaitingPaper> Waiting, IReadOnlyList<RememberedPaper> Remembered);

/// <summary>A paper that waits.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Since">Since when.</param>
public sealed record WaitingPaper(ArxivId Id, DateTimeOffset Since);

/// <summary>A paper that arXiv does not have, or whose record cannot be read.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="At">When that was found.</param>
/// <param name="Reason">Why it cannot be read; <c>null</c> when arXiv does not have it.</param>
public sealed record RememberedPaper(ArxivId Id, DateTimeOffset At, string? Reason);
