using System.Text.RegularExpressions;

namespace ArxivLens.Sources.Latex;

/// <summary>Reads the entries that biber writes for biblatex and those of amsrefs.</summary>
internal static partial class BiblatexReader
{
    /// <summary>Reads <c>\entry{key}{type}…\endentry</c>.</summary>
    public static IEnumerable<BibTexEntry> ReadEntries(string tex)
    {
        var starts = Entry().Matches(tex);
        for (var number = 0; number < starts.Count; number++)
        {
            var next = number + 1 < starts.Count ? starts[number + 1].Index : tex.Length;
            var at = starts[number].Index + starts[number].Length;
            var key = TexArguments.TakeBraced(tex, ref at, next);
            var type = TexArguments.TakeBraced(tex, ref at, next);
            if (key is null || type is null)
                continue;
            var fields = FieldsOf(tex.Substring(at, Math.Min(next - at, TexArguments.Longest)));
            if (fields.Count > 0)
                yield return new BibTexEntry(type, key, fields);
        }
    }

    /// <summary>Reads <c>\bib{key}{type}{name={value}, …}</c>; of a name that stands several times all values.</summary>
    public static IEnumerable<BibTexEntry> ReadAmsRefs(string tex)
    {
        var starts = AmsRef().Matches(tex);
        for (var number = 0; number < starts.Count; number++)
        {
            var next = number + 1 < starts.Count ? starts[number + 1].Index : tex.Length;
            var at = starts[number].Index + starts[number].Length;
            var key = TexArguments.TakeBraced(tex, ref at, next);
            var type = TexArguments.TakeBraced(tex, ref at, next);
            if (key is null || type is null || TexArguments.TakeBraced(tex, ref at, next) is not { } body)
                continue;
            var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (Match match in Assignment().Matches(body))
            {
                var value = match.Index + match.Length - 1;
                if (TexArguments.TakeBraced(body, ref value) is { } text)
                    Add(fields, match.Groups["name"].Value.ToLowerInvariant(), text);
            }

            if (fields.Count > 0)
                yield return new BibTexEntry(type, key, fields);
        }
    }

    private static Dictionary<string, List<string>> FieldsOf(string body)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (Match match in Field().Matches(body))
        {
            var at = match.Index + match.Length;
            if (TexArguments.TakeBraced(body, ref at) is { } name && TexArguments.TakeBraced(body, ref at) is { } value)
                Add(fields, name.Trim(), value);
        }

        foreach (Match match in Verbatim().Matches(body))
            Add(fields, match.Groups["name"].Value, match.Groups["value"].Value);
        AddNames(body, fields);
        return fields;
    }

    private static void AddNames(string body, Dictionary<string, List<string>> fields)
    {
        var authors = body.IndexOf("\\name{author}", StringComparison.Ordinal);
        var start = authors >= 0 ? authors : body.IndexOf("\\name{", StringComparison.Ordinal);
        if (start < 0)
            return;
        // The names of other roles, and the fields, come behind.
        var end = body.AsSpan(start + 1).IndexOfAny(Ends);
        var names = body.Substring(start, end < 0 ? body.Length - start : end);
        foreach (Match match in Family().Matches(names))
        {
            var at = match.Index + match.Length - 1;
            var family = TexArguments.TakeBraced(names, ref at);
            var given = Given().Match(names, at, Math.Min(200, names.Length - at)) is { Success: true } found
                && found.Index + found.Length - 1 is var place ? TexArguments.TakeBraced(names, ref place) : null;
            if (family is not null)
                Add(fields, "author", given is null ? family : $"{family}, {given}");
        }
    }

    private static readonly System.Buffers.SearchValues<string> Ends =
        System.Buffers.SearchValues.Create(["\\name{", "\\field{", "\\strng{", "\\list{"], StringComparison.Ordinal);

    private static void Add(Dictionary<string, List<string>> fields, string name, string value)
    {
        if (!fields.TryGetValue(name, out var values))
            fields.Add(name, values = []);
        if (values.Count < 200 && value.Trim().Length > 0)
            values.Add(value.Trim());
        if (values.Count == 0)
            fields.Remove(name);
    }

    [GeneratedRegex(@"\\entry(?=\{)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\\bib\*?(?=\s*\{)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex AmsRef();

    [GeneratedRegex(@"\b(?<name>[A-Za-z]+)\s*=\s*\{", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\\(field|list)(?=\{)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Field();

    [GeneratedRegex(@"\\verb\{(?<name>[a-z]+)\}\s*\\verb\s+(?<value>[^\s]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Verbatim();

    [GeneratedRegex(@"\bfamily\s*=\s*\{", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Family();

    [GeneratedRegex(@"\bgiven\s*=\s*\{", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Given();
}
