using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Headings over lists of what to read next.</summary>
internal static partial class ResourceWords
{
    /// <summary>Whether a line is such a heading.</summary>
    public static bool IsHeading(string line) => Heading().IsMatch(line);

    [GeneratedRegex(
        @"^(more|further|additional|related|other|recommended|useful)? ?(resources|reading|readings|links|references|sources|bibliography|articles|stories|posts|notes)"
        + @"( and (resources|links|references|notes))?:?$|^(see also|read (more|next)|learn more):?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
