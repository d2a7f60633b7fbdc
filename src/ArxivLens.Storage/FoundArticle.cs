using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage;

/// <summary>What was found of an article, as the JSON in which it is kept and compared.</summary>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Reading">What was found in it.</param>
/// <param name="Mentions">What others say it discusses.</param>
internal sealed record FoundArticle(ArticleFacts Facts, ArticleReading Reading, IReadOnlyList<DiscussedWork> Mentions)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new TextConverter(), new KeyConverter(), new SpanConverter() },
    };

    // All that was found in it and said of it, uncorrected.
    private ArticleReading Whole =>
        Mentions.Count == 0 ? Reading : Reading with { Discusses = ArticleMention.Join(Reading.Discusses, Mentions) };

    /// <summary>The corrections of this state of the article as those of the state that follows it.</summary>
    public IReadOnlyList<ArticleCorrection> Follow(FoundArticle next, IReadOnlyList<ArticleCorrection> corrections) =>
        Corrections.Follow(Whole, next.Whole, corrections);

    /// <summary>The article with corrections applied.</summary>
    public Article ToArticle(ArticleId id, IReadOnlyList<ArticleRevision> revisions, IReadOnlyList<ArticleCorrection> corrections)
    {
        return new Article
        {
            Id = id,
            Facts = Corrections.Apply(Facts, corrections),
            Reading = Corrections.Apply(Whole, corrections),
            Revisions = revisions,
            Corrections = corrections,
        };
    }

    /// <summary>What is found of an article that is read, after what was found before.</summary>
    public static FoundArticle Of(ReadArticle article, FoundArticle? before) => new(article.Facts, article.Reading, before?.Mentions ?? []);

    /// <summary>The same with one more mention; the same itself when it says nothing new.</summary>
    public FoundArticle With(DiscussedWork mention) =>
        Mentions.Count >= ArticleLimits.Items || Mentions.Any(one => one.Work == mention.Work && one.Confidence >= mention.Confidence)
            ? this
            : this with { Mentions = [.. Mentions.Where(one => one.Work != mention.Work), mention] };

    /// <summary>Writes it; the same article gives the same text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Format);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="LibraryException">It is damaged.</exception>
    public static FoundArticle Read(string id, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FoundArticle>(json, Format) ?? throw Damaged(id, null);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw Damaged(id, e);
        }
    }

    private static LibraryException Damaged(string id, Exception? reason) =>
        new($"what was found in article {id} cannot be read", reason, LibraryFault.Damaged);

    /// <summary>JSON has no lone surrogates, and SQLite no NUL.</summary>
    private sealed class TextConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            StoredText.Unescape(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(StoredText.Escape(value));
    }

    private sealed class KeyConverter : JsonConverter<WorkKey>
    {
        public override WorkKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            WorkKey.TryParse(reader.GetString(), out var key) ? key : throw new JsonException("A key cannot be read.");

        public override void Write(Utf8JsonWriter writer, WorkKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (start, end) = (Next(ref reader), Next(ref reader));
            return reader.Read() && reader.TokenType == JsonTokenType.EndArray
                ? new TextSpan(start, end)
                : throw new JsonException("A span has two numbers.");
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.End);
            writer.WriteEndArray();
        }

        private static int Next(ref Utf8JsonReader reader) =>
            reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : throw new JsonException("A span has two numbers.");
    }
}
