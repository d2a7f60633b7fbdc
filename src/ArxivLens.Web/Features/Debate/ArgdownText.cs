using System.Text;
using ArxivLens.Core.Citing;

namespace ArxivLens.Web.Features.Debate;

/// <summary>Text of others within Argdown, so that it makes no statement, relation, tag or comment of its own (argdown.org/syntax).</summary>
public static class ArgdownText
{
    private const string Signs = "\\@#*_[]<>{}:;/=";

    /// <summary>One line of it, to stand behind a title or a heading's mark.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = OneLine.Of(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (var at = 0; at < line.Length; at++)
        {
            // ".name." is a sign by its name; a full stop before a blank begins none.
            var isName = line[at] == '.' && at + 1 < line.Length && line[at + 1] != ' ';
            // What begins a line may be a relation or a list.
            var begins = at == 0 && (line[at] is '+' or '-' or '(' || char.IsAsciiDigit(line[at]) && IsNumber(line));
            if (isName || begins && !char.IsAsciiDigit(line[at]) || Signs.Contains(line[at], StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(line[at]);
        }

        return escaped.ToString();
    }

    /// <summary>The title of a statement or an argument: letters, digits and what cannot end it.</summary>
    public static string Title(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(OneLine.Of(text).Select(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '.' or '-' or '/' ? sign : '-')).TrimStart('-');
    }

    private static bool IsNumber(string line) => line.TrimStart("0123456789".ToCharArray()).StartsWith('.');
}
