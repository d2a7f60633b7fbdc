using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>The line of authors as it was recorded, kept where the names that are shown are not all that it says.</summary>
public static class RecordedAuthors
{
    private const int LongestLine = 100_000;

    /// <summary>
    /// The recorded line as plain text; <c>null</c> where the names shown differ from it by no more than blanks, separators, accents
    /// written in TeX and initials that are set apart.
    /// </summary>
    /// <param name="recorded">The line as recorded.</param>
    /// <param name="names">The names that are shown.</param>
    public static string? Keep(string? recorded, IReadOnlyList<PersonName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (string.IsNullOrWhiteSpace(recorded))
            return null;
        var line = TexText.ToPlain(recorded.Length > LongestLine ? recorded[..LongestLine] : recorded).ReplaceLineEndings(" ").Trim();
        return Bare(line) == Bare(string.Join(", ", names.Select(name => name.Display))) ? null : line;
    }

    // Separators are said by the list itself; everything else that was written counts.
    private static string Bare(string line)
    {
        var bare = new StringBuilder(line.Length);
        foreach (var word in line.Split([' ', ',', ';', '~'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ("and" or "&"))
                bare.Append(word);
        }

        return bare.ToString();
    }
}
