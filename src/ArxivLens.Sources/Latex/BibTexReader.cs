using System.Text;

namespace ArxivLens.Sources.Latex;

/// <summary>An entry of a BibTeX file.</summary>
/// <param name="Type">Lower case: <c>article</c>.</param>
/// <param name="Key">By what it is cited.</param>
/// <param name="Fields">TeX by lower-case name.</param>
internal sealed record BibTexEntry(string Type, string Key, Dictionary<string, List<string>> Fields)
{
    /// <summary>Where in the file it begins.</summary>
    public int Start { get; init; }
}

/// <summary>
/// Reads BibTeX files: entries in braces or parentheses, strings with <c>#</c>, <c>@string</c>, <c>@preamble</c>, <c>@comment</c>,
/// <c>crossref</c>. What is broken is left out, and reading goes on with the next entry.
/// </summary>
internal sealed class BibTexReader
{
    /// <summary>Characters of a value at most, so that strings made of strings do not double without end.</summary>
    private const int LongestValue = 20_000;

    private const int MostEntries = 100_000;
    private const int MostStrings = 20_000;
    private const int MostBroken = 1_000;
    private const int DeepestReference = 4;

    private readonly string tex;
    private readonly Dictionary<string, string> strings = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<BibTexEntry> entries = [];
    private readonly List<int>? unread;
    private int at;
    private int broken;

    private BibTexReader(string tex, List<int>? unread) => (this.tex, this.unread) = (tex, unread);

    /// <summary>Reads the entries in order, with what they inherit.</summary>
    /// <param name="tex">The file.</param>
    /// <param name="unread">Takes where what begins that is left out or breaks off.</param>
    public static IReadOnlyList<BibTexEntry> Read(string tex, List<int>? unread = null)
    {
        var reader = new BibTexReader(tex, unread);
        reader.ReadAll();
        reader.Inherit();
        return reader.entries;
    }

    private void ReadAll()
    {
        while (entries.Count < MostEntries && broken < MostBroken)
        {
            at = tex.IndexOf('@', at);
            if (at < 0)
                return;
            var start = at++;
            var type = Name().ToLowerInvariant();
            SkipBlanks();
            if (at >= tex.Length || tex[at] is not ('{' or '('))
                continue;
            var close = tex[at++] == '{' ? '}' : ')';
            ReadEntry(type, close, start);
        }
    }

    private void ReadEntry(string type, char close, int start)
    {
        if (type == "comment")
        {
            // Programs keep their own records in comments, with entries in them that are none.
            at--;
            if (TakeBraced() is null)
                at++;
            return;
        }

        if (type is "string" or "preamble")
        {
            if (type == "string" && ReadField() is var (name, value) && strings.Count < MostStrings)
                strings[name] = value;
            return;
        }

        var key = Key(close);
        var entry = new BibTexEntry(type, key, []) { Start = start };
        while (ReadField() is var (field, text))
            Add(entry.Fields, field.ToLowerInvariant(), text);
        if (entry.Fields.Count > 0 && type.Length > 0)
            entries.Add(entry);
        if (entry.Fields.Count == 0 || at >= tex.Length || tex[at] != close)
            unread?.Add(start);
    }

    /// <summary>Reads <c>name = value</c> and the comma behind it; <c>null</c> at the end of the entry or where it breaks off.</summary>
    private (string Name, string Value)? ReadField()
    {
        SkipBlanks();
        var start = at;
        var name = Name();
        SkipBlanks();
        if (name.Length == 0 || at >= tex.Length || tex[at] != '=')
        {
            // What stands there may be the beginning of the next entry.
            at = Math.Max(start, Math.Min(at, tex.Length));
            return null;
        }

        at++;
        var value = Value();
        SkipBlanks();
        if (at < tex.Length && tex[at] == ',')
            at++;
        return (name, value);
    }

    private string Value()
    {
        var value = new StringBuilder();
        do
        {
            SkipBlanks();
            var part = Part();
            value.Append(part, 0, Math.Min(part.Length, LongestValue - value.Length));
            SkipBlanks();
        }
        while (at < tex.Length && tex[at] == '#' && ++at > 0);
        return value.ToString();
    }

    private string Part()
    {
        if (at >= tex.Length)
            return "";
        if (tex[at] == '{')
            return TakeBraced() ?? Skip();
        if (tex[at] == '"')
            return Quoted();
        var start = at;
        while (at < tex.Length && !char.IsWhiteSpace(tex[at]) && tex[at] is not (',' or '#' or '}' or ')' or '=' or '"' or '{' or '@'))
            at++;
        var word = tex[start..at];
        return strings.GetValueOrDefault(word, word);
    }

    // Each search for an end that is not there reads far: what has many is no BibTeX.
    private string? TakeBraced()
    {
        var value = TexArguments.TakeBraced(tex, ref at);
        broken += value is null ? 1 : 0;
        return value;
    }

    /// <summary>Passes a brace that is not closed.</summary>
    private string Skip()
    {
        at++;
        return "";
    }

    private string Quoted()
    {
        var (start, depth) = (++at, 0);
        for (var last = Math.Min(tex.Length, start + TexArguments.Longest); at < last; at++)
        {
            if (tex[at] == '"' && depth == 0)
                return tex[start..at++];
            depth += tex[at] == '{' ? 1 : tex[at] == '}' ? -1 : 0;
            at += tex[at] == '\\' ? 1 : 0;
        }

        // Not closed: the line is all that can be meant.
        at = start;
        while (at < tex.Length && tex[at] is not ('\n' or '\r'))
            at++;
        return tex[start..at].TrimEnd(',', ' ');
    }

    private string Key(char close)
    {
        var start = at;
        while (at < tex.Length && tex[at] is not (',' or '\n' or '@' or '=') && tex[at] != close)
            at++;
        var key = tex[start..at].Trim();
        if (at < tex.Length && tex[at] == ',')
            at++;
        if (at >= tex.Length || tex[at] != '=')
            return key;
        // there is no key, and this was the first field
        at = start;
        return "";
    }

    private string Name()
    {
        SkipBlanks();
        var start = at;
        while (at < tex.Length && (char.IsLetterOrDigit(tex[at]) || tex[at] is '-' or '_' or '.' or ':' or '+' or '/'))
            at++;
        return tex[start..at];
    }

    private void SkipBlanks()
    {
        while (at < tex.Length && (char.IsWhiteSpace(tex[at]) || tex[at] == '%'))
        {
            if (tex[at++] == '%')
                at = tex.IndexOf('\n', at) is var end && end < 0 ? tex.Length : end;
        }
    }

    private static void Add(Dictionary<string, List<string>> fields, string name, string value)
    {
        if (!fields.ContainsKey(name) && value.Length > 0)
            fields.Add(name, [value]);
    }

    /// <summary>Gives entries what they lack and the entry has that they name as their <c>crossref</c>.</summary>
    private void Inherit()
    {
        var byKey = new Dictionary<string, BibTexEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
            byKey.TryAdd(entry.Key, entry);
        foreach (var entry in entries)
        {
            var parent = entry;
            for (var depth = 0; depth < DeepestReference; depth++)
            {
                var isNamed = parent.Fields.TryGetValue("crossref", out var named) && byKey.TryGetValue(named![0].Trim(), out parent!);
                if (!isNamed || ReferenceEquals(parent, entry))
                    break;
                foreach (var (name, values) in parent.Fields.ToList())
                    Add(entry.Fields, name == "title" ? "booktitle" : name, values[0]);
            }
        }
    }
}
