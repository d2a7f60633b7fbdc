using System.Text;

namespace ArxivLens.Sources.Http;

/// <summary>
/// What a site asks programs not to read, after RFC 9309: the groups that name the program, else those for all; of the rules that match,
/// the longest decides, and of two as long the one that allows.
/// </summary>
internal sealed class RobotsRules
{
    /// <summary>Bytes that are read; the RFC asks for no more.</summary>
    public const int MostBytes = 500 * 1024;

    private readonly Rule[] _rules;

    private RobotsRules(Rule[] rules) => _rules = rules;

    /// <summary>Everything may be read.</summary>
    public static RobotsRules Open { get; } = new([]);

    /// <summary>Reads a file. What cannot be understood is passed over.</summary>
    /// <param name="text">The file.</param>
    /// <param name="product">The name of the program.</param>
    public static RobotsRules Parse(string text, string product)
    {
        List<Rule> own = [], common = [];
        var (isOwn, isCommon, isNamed, hasRules) = (false, false, false, false);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            if (!TrySplit(raw, out var key, out var value)) continue;
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                // Names that follow each other share a group; the first one after a rule begins another.
                if (hasRules) (isOwn, isCommon, hasRules) = (false, false, false);
                isOwn |= ProductOf(value).Equals(product, StringComparison.OrdinalIgnoreCase);
                isCommon |= value is "*";
                isNamed |= isOwn;
            }
            else if (KindOf(key) is { } allows)
            {
                hasRules = true;
                if (value.IsEmpty || (!isOwn && !isCommon)) continue;
                var rule = new Rule(Normalize(value), allows);
                if (isOwn) own.Add(rule);
                if (isCommon) common.Add(rule);
            }
        }

        return new RobotsRules([.. (isNamed ? own : common).OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows)]);
    }

    /// <summary>Whether an address of the site may be read.</summary>
    public bool Allows(Uri address)
    {
        var path = Normalize(address.PathAndQuery);
        return path == "/robots.txt" || (Array.Find(_rules, rule => Matches(path, rule.Pattern))?.Allows ?? true);
    }

    private static bool TrySplit(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0) line = line[..comment];
        var colon = line.IndexOf(':');
        key = value = default;
        if (colon < 0) return false;
        // A byte order mark may stand before the first line.
        key = line[..colon].Trim("\uFEFF \t");
        value = line[(colon + 1)..].Trim();
        return true;
    }

    // Some write the version or more behind the name.
    private static ReadOnlySpan<char> ProductOf(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAnyExcept("-_" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return end < 0 ? value : value[..end];
    }

    private static bool? KindOf(ReadOnlySpan<char> key)
    {
        if (key.Equals("allow", StringComparison.OrdinalIgnoreCase)) return true;
        return key.Equals("disallow", StringComparison.OrdinalIgnoreCase) ? false : null;
    }

    /// <summary>
    /// Writes characters that need no escape as they are and all others as escapes in upper case, so that two ways of writing one
    /// address are equal.
    /// </summary>
    private static string Normalize(ReadOnlySpan<char> text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToArray());
        var written = new StringBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            var isEscape = bytes[at] == '%' && at + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]);
            var value = isEscape ? Convert.FromHexString([(char)bytes[at + 1], (char)bytes[at + 2]])[0] : bytes[at];
            if (isEscape) at += 2;
            var c = (char)value;
            if (isEscape ? char.IsAsciiLetterOrDigit(c) || "-._~".Contains(c) : c is > ' ' and <= '~') written.Append(c);
            else written.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return written.ToString();
    }

    /// <summary>Whether a path begins with a pattern, in which * stands for anything and $ at its end for the path's end.</summary>
    private static bool Matches(string path, string pattern)
    {
        var isWhole = pattern.EndsWith('$');
        var parts = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        // The earliest place of each part leaves most room for the next, so none has to be tried twice.
        var at = parts[0].Length;
        for (var part = 1; part < parts.Length; part++)
        {
            if (isWhole && part == parts.Length - 1)
                return path.Length - at >= parts[part].Length && path.EndsWith(parts[part], StringComparison.Ordinal);
            var found = path.AsSpan(at).IndexOf(parts[part], StringComparison.Ordinal);
            if (found < 0) return false;
            at += found + parts[part].Length;
        }

        return !isWhole || at == path.Length;
    }

    private sealed record Rule(string Pattern, bool Allows);
}
