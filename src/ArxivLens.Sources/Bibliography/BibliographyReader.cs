using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivLens.Core;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.Latex;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.Bibliography;

/// <summary>Reads lists of references as plain strings: JSON lines with citing and references, or the text of one list.</summary>
public static partial class BibliographyReader
{
    private const int LongestText = 16_000_000;

    /// <summary>The source.</summary>
    public static Source About { get; } = new("bibliography", "Lists of references", null)
    {
        Gives = "references as they were written",
    };

    /// <summary>Reads JSON lines, plain or gzip: <c>citing</c> and <c>references</c>, a list of texts.</summary>
    public static IAsyncEnumerable<SourceRecord<ReferenceList>> ReadAsync(string file, CancellationToken cancellationToken = default) =>
        RecordStream.ReadAsync(InputFile.At(file), Parse, cancellationToken);

    /// <summary>
    /// Reads the list of one work as text, plain or gzip: an entry begins with its number (<c>[12]</c>, <c>12.</c>), else behind an empty
    /// line, else with its line.
    /// </summary>
    public static async IAsyncEnumerable<SourceRecord<ReferenceList>> ReadTextAsync(
        string file, WorkKey citing, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var input = await InputFile.OpenAsync(file, cancellationToken);
        var progress = new ImportProgress(1, input.BytesRead, input.Length);
        var text = await ReadTextAsync(input, cancellationToken);
        var references = text is null ? [] : Entries(text).Select(entry => WrittenReference.Make(entry)).OfType<WrittenReference>().ToList();
        var reason = text is null
            ? $"the text is longer than {LongestText:N0} bytes"
            : references.Count is 0 or > ReferenceList.MostReferences ? $"it holds {references.Count:N0} references" : null;
        yield return new SourceRecord<ReferenceList>(
            file, 1, reason is null ? new ReferenceList(citing, About.Name, references) : null, reason, null, progress);
    }

    /// <summary>Parts a list into its entries.</summary>
    internal static IEnumerable<string> Entries(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var isNumbered = lines.Count(line => Number().IsMatch(line)) > 1;
        var isParted = !isNumbered && lines.Take(lines.Length - 1).Any(string.IsNullOrWhiteSpace) && lines.Any(line => line.Length > 0);
        var entry = new List<string>();
        foreach (var line in lines)
        {
            var begins = isNumbered ? Number().IsMatch(line) : !isParted || string.IsNullOrWhiteSpace(line);
            if (begins && entry.Count > 0)
            {
                yield return Join(entry);
                entry.Clear();
            }

            if (!string.IsNullOrWhiteSpace(line))
                entry.Add((isNumbered ? Number().Replace(line, "", 1) : line).Trim());
        }

        if (entry.Count > 0)
            yield return Join(entry);
    }

    // A hyphen at the end of a line parts a word, unless what follows is a name.
    private static string Join(List<string> lines) => lines.Aggregate((text, line) =>
        text.Length > 1 && text[^1] == '-' && char.IsLower(text[^2]) && line.Length > 0 && char.IsLower(line[0])
            ? text[..^1] + line
            : $"{text} {line}");

    private static async Task<string?> ReadTextAsync(InputFile input, CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = new MemoryStream();
            var buffer = new byte[65_536];
            while (await input.Content.ReadAsync(buffer, cancellationToken) is var read && read > 0)
            {
                if (bytes.Length + read > LongestText)
                    return null;
                bytes.Write(buffer, 0, read);
            }

            return LatexText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (InvalidDataException e)
        {
            throw new SourceException($"{input.Name}: the archive is damaged: {e.Message}", e);
        }
    }

    private static ReferenceList? Parse(ReadOnlySpan<byte> line, out string? reason) =>
        WholeRecord.Parse<ReferenceList>(line, Read, out reason);

    private static ReferenceList? Read(JsonElement record, out string? reason)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("citing", out var citing) || citing.ValueKind != JsonValueKind.String)
        {
            reason = "citing is missing";
            return null;
        }

        if (!WorkKey.TryParse(citing.GetString()!.Trim(), out var key))
        {
            reason = $"citing {RecordValues.Quote(citing.GetString()!)} {RecordValues.WhyNoKey(citing.GetString()!)}";
            return null;
        }

        if (!record.TryGetProperty("references", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            reason = "references is no list of texts";
            return null;
        }

        if (list.GetArrayLength() > ReferenceList.MostReferences)
        {
            reason = $"it holds {list.GetArrayLength():N0} references, at most {ReferenceList.MostReferences:N0} are taken";
            return null;
        }

        var isTexts = list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String);
        reason = isTexts ? null : "references is no list of texts";
        return isTexts
            ? new ReferenceList(key, About.Name, [.. list.EnumerateArray().Select(one => WrittenReference.Make(one.GetString()!)).OfType<WrittenReference>()])
            : null;
    }

    [GeneratedRegex(@"^\s*(\[[0-9A-Za-z+]{1,12}\]|\(?[0-9]{1,4}[.)])\s+(?=\S)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
