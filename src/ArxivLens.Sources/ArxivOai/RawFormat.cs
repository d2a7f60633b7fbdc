using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivSnapshot;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// arXivRaw: all versions with their days, sizes and letters, and texts in TeX as they were written. It is the record of truth;
/// no other format tells the versions.
/// </summary>
internal static class RawFormat
{
    private const int MostVersions = 9_999;
    private const int LongestLetters = 20;

    public static Work? Read(OaiPaper paper, OaiField metadata)
    {
        var versions = new List<PaperVersion>();
        foreach (var field in metadata.Parts)
        {
            if (field.Name != "version") continue;
            if (versions.Count >= MostVersions) return paper.Fail($"it has more than {MostVersions:N0} versions");
            // A version whose day cannot be read says nothing.
            if (ReadVersion(field, versions.Count + 1) is { } version && versions.TrueForAll(known => known.Number != version.Number))
                versions.Add(version);
        }

        var authors = metadata.Find("authors") is { } line ? PersonName.ParseLine(line) : [];
        return paper.Make(metadata, authors, versions);
    }

    private static PaperVersion? ReadVersion(OaiField field, int position)
    {
        if (field.Find("date") is not { } text || VersionDate.Parse(Encoding.UTF8.GetBytes(text.Trim())) is not { } created) return null;
        var letters = field.Find("source_type")?.Trim();
        return new PaperVersion(NumberOf(field.Version) ?? position, created)
        {
            Kilobytes = SizeOf(field.Find("size")),
            SourceType = letters?[..Math.Min(letters.Length, LongestLetters)],
        };
    }

    private static int? NumberOf(string? label) =>
        label?.Trim() is ['v' or 'V', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= MostVersions ? number : null;

    /// <summary>Reads <c>1044kb</c>, and other units should they come; <c>null</c> for anything else.</summary>
    internal static int? SizeOf(string? text)
    {
        var trimmed = text?.Trim().ToLowerInvariant() ?? "";
        var digits = trimmed.TakeWhile(char.IsAsciiDigit).Count();
        if (!long.TryParse(trimmed.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        long? kilobytes = trimmed[digits..].Trim() switch
        {
            "kb" or "k" => number,
            "b" or "" => (number / 1024) + (number % 1024 == 0 ? 0 : 1),
            "mb" => number <= int.MaxValue ? number * 1024 : null,
            _ => null,
        };
        return kilobytes is >= 0 and <= int.MaxValue ? (int)kilobytes : null;
    }
}
