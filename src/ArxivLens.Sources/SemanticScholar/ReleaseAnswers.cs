using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads what is told of releases. What describes may be missing; a file that cannot be named makes the whole answer none, since
/// a dataset without one of its shards looks like a whole one. No fault quotes an address, which opens its file to anybody.
/// </summary>
internal static class ReleaseAnswers
{
    private const int LongestAddress = 8_000;

    // Addresses go through shells, xargs and curl: no blank, quote, backslash or bracket, of which these make something else.
    private static readonly SearchValues<char> OfAddresses =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&()*+,;=%");

    private static readonly SearchValues<char> OfNames =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether a text may be the name of a release or a dataset, which goes into addresses.</summary>
    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= 100 } && text[0] is not '-' and not '_' && !text.AsSpan().ContainsAnyExcept(OfNames);

    /// <summary>The names of releases, the latest first, whichever way round they come.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static List<string> ReadReleases(ReadOnlySpan<byte> json)
    {
        var reader = Open(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("not a list of releases");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Lenient.Text(ref reader) is { } name && IsName(name))
                names.Add(name);
        }

        reader.Read();
        return [.. names.OrderByDescending(DayOf).ThenByDescending(name => name, StringComparer.Ordinal)];
    }

    /// <summary>A release and its datasets by name.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Release ReadRelease(ReadOnlySpan<byte> json)
    {
        var fields = new RecordFields("release_id", "datasets");
        var (id, datasets) = ((string?)null, new List<ReleaseDataset>());
        var reader = Begin(json, fields);
        while (fields.Next(ref reader) is var field and >= 0)
        {
            if (field == 0)
                id = Lenient.Text(ref reader);
            else if (fields.BeginsList(ref reader, field))
                ReadDatasets(json, ref reader, datasets);
        }

        End(fields);
        return IsName(id)
            ? new Release(id!, [.. datasets.OrderBy(dataset => dataset.Name, StringComparer.Ordinal)])
            : throw new JsonException("it does not name its release");
    }

    /// <summary>The addresses of a dataset's files.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static List<string> ReadFiles(ReadOnlySpan<byte> json)
    {
        var fields = new RecordFields("files");
        List<string>? files = null;
        var reader = Begin(json, fields);
        while (fields.Next(ref reader) >= 0)
            files = ReadAddresses(ref reader, fields, 0);
        End(fields);
        return files ?? throw new JsonException("it has no list of files");
    }

    /// <summary>What changed between two releases, step by step.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ReleaseChanges ReadChanges(ReadOnlySpan<byte> json)
    {
        var fields = new RecordFields("start_release", "end_release", "diffs");
        var (ends, steps) = (new string?[2], (List<ReleaseStep>?)null);
        var reader = Begin(json, fields);
        while (fields.Next(ref reader) is var field and >= 0)
        {
            if (field < 2)
                ends[field] = Lenient.Text(ref reader);
            else if (fields.BeginsList(ref reader, field))
                steps = ReadSteps(json, ref reader);
        }

        End(fields);
        if (steps is null)
            throw new JsonException("it has no list of changes");
        ReleaseStep[] ordered = [.. steps.OrderBy(step => DayOf(step.From)).ThenBy(step => step.From, StringComparer.Ordinal)];
        return new ReleaseChanges(ordered, FindGap(ordered, ends[0], ends[1]));
    }

    // A name that is no day comes before all that are.
    private static DateOnly DayOf(string name) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : DateOnly.MinValue;

    private static void ReadDatasets(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, List<ReleaseDataset> datasets)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else if (ReadDataset(Lenient.Slice(json, ref reader)) is { } dataset)
                datasets.Add(dataset);
        }
    }

    private static ReleaseDataset? ReadDataset(ReadOnlySpan<byte> json)
    {
        var fields = new RecordFields("name", "description");
        var texts = new string?[2];
        var reader = Begin(json, fields);
        while (fields.Next(ref reader) is var field and >= 0)
            texts[field] = Lenient.Text(ref reader);
        End(fields);
        return IsName(texts[0]) ? new ReleaseDataset(texts[0]!, ContextText.Clean(texts[1] ?? "")) : null;
    }

    private static List<ReleaseStep> ReadSteps(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var steps = new List<ReleaseStep>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            steps.Add(ReadStep(Lenient.Slice(json, ref reader)));
        return steps;
    }

    private static ReleaseStep ReadStep(ReadOnlySpan<byte> json)
    {
        var fields = new RecordFields("from_release", "to_release", "update_files", "delete_files");
        var (names, files) = (new string?[2], new List<string>?[2]);
        var reader = Begin(json, fields);
        while (fields.Next(ref reader) is var field and >= 0)
        {
            if (field < 2)
                names[field] = Lenient.Text(ref reader);
            else
                files[field - 2] = ReadAddresses(ref reader, fields, field);
        }

        End(fields);
        return IsName(names[0]) && IsName(names[1])
            ? new ReleaseStep(names[0]!, names[1]!, files[1] ?? [], files[0] ?? [])
            : throw new JsonException("a change does not say from which release to which it is");
    }

    private static List<string>? ReadAddresses(ref Utf8JsonReader reader, RecordFields fields, int field)
    {
        if (!fields.BeginsList(ref reader, field))
            return null;
        var files = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var text = Lenient.Text(ref reader);
            files.Add(IsAddress(text) ? text! : throw new JsonException("a file has no address"));
        }

        return files;
    }

    // As it stands: written another way, its signature would not fit.
    private static bool IsAddress(string? text) =>
        text is { Length: <= LongestAddress } && !text.AsSpan().ContainsAnyExcept(OfAddresses)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http" && address.UserInfo.Length == 0;

    private static string? FindGap(ReleaseStep[] steps, string? from, string? to)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            var before = i == 0 ? from : steps[i - 1].To;
            if (before is not null && before != steps[i].From)
                return $"nothing tells what changed between {before} and {steps[i].From}";
        }

        var end = steps.Length == 0 ? from : steps[^1].To;
        return end is null || to is null || end == to ? null : $"nothing tells what changed between {end} and {to}";
    }

    // What is not UTF-8 is found here: a reader would stop at it only when it is asked for the text.
    private static Utf8JsonReader Open(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) ? new Utf8JsonReader(json) : throw new JsonException("not UTF-8");

    private static Utf8JsonReader Begin(ReadOnlySpan<byte> json, RecordFields fields)
    {
        var reader = Open(json);
        return fields.Begin(ref reader) ? reader : throw new JsonException(fields.Fault);
    }

    private static void End(RecordFields fields)
    {
        if (fields.Fault is { } fault)
            throw new JsonException(fault);
    }
}
