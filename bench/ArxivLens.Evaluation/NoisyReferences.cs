using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Evaluation;

/// <summary>
/// References made of records, in eight styles and with the noise of real ones: abbreviated names, et al., lost accents, dropped or
/// doubled letters, years of print after the preprint's, lost ligatures. What they mean is known, which of real ones it seldom is.
/// </summary>
internal sealed class NoisyReferences(int seed)
{
    private const int Styles = 8;

    private readonly SeededDraw random = new(seed);

    /// <summary>A reference to a work; <c>null</c> when its record has too little for it.</summary>
    public string? Make(Work work)
    {
        if (work.Authors.Count == 0 || work.Year is null)
            return null;
        var title = Noisy(TexText.ToDisplay(work.Title).ReplaceLineEndings(" "));
        var year = work.Year.Value + (random.Next(3) == 0 ? random.Next(1, 3) : 0);
        var pages = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 900)}");
        var volume = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 400)}");
        var venue = Venues[random.Next(Venues.Length)];
        return random.Next(Styles) switch
        {
            0 => $"{Names(work, initialsFirst: true, " and ")}. {title}. {venue}, {volume}:{pages}, {year}.",
            1 => $"{Names(work, initialsFirst: false, ", & ")} ({year}). {title}. {venue}, {volume}, {pages}.",
            2 => $"{Names(work, initialsFirst: true, ", and ")}, \"{title},\" {venue}, vol. {volume}, pp. {pages}, {year}.",
            3 => $"{Names(work, initialsFirst: true, ", ")}, {title}, {venue} {volume} ({year}), {pages}.",
            4 => $"{FullNames(work)}. \"{title}.\" {venue} {volume} ({year}): {pages}.",
            5 => $"{Names(work, initialsFirst: false, ", ")}, {year}. {title}. {venue} {volume}, {pages}",
            6 => $"[{random.Next(1, 99)}] {Names(work, initialsFirst: true, ", ")}: {title}. In: {venue}, {year}",
            _ => $"{Names(work, initialsFirst: true, ", ")}, ‘‘{title}’’, {venue}, {year}, {volume}, {pages}.",
        };
    }

    private static readonly string[] Venues =
    [
        "Phys. Rev. D", "Journal of Algebra", "Proc. of NIPS", "Ann. Statist.", "Astrophys. J.", "Nucl. Phys. B", "Commun. Math. Phys.",
        "IEEE Trans. Inf. Theory", "Physics Letters B", "arXiv preprint", "Lecture Notes in Computer Science", "J. Stat. Mech.",
    ];

    private string Names(Work work, bool initialsFirst, string last)
    {
        var names = work.Authors.Take(work.Authors.Count > 6 ? 1 : 6).Select(one => initialsFirst
            ? $"{Initials(one.Given)}{one.Family}" : $"{one.Family}, {Initials(one.Given).Trim()}").Select(Noisy).ToList();
        if (work.Authors.Count > 6)
            return $"{names[0]} et al.";
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])}{last}{names[^1]}";
    }

    private static string FullNames(Work work) => work.Authors.Count > 3
        ? $"{work.Authors[0].Family}, {work.Authors[0].Given}, et al"
        : string.Join(", and ", work.Authors.Select(one => one.Display));

    private static string Initials(string given) => string.Concat(
        given.Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries).Select(part => $"{part[0]}. "));

    // One in four has something wrong with it.
    private string Noisy(string text)
    {
        if (text.Length < 8 || random.Next(4) > 0)
            return text;
        var at = random.Next(2, text.Length - 3);
        return random.Next(6) switch
        {
            0 when char.IsAsciiLetterLower(text[at]) && text[at - 1] != ' ' => text.Remove(at, 1),
            1 when char.IsAsciiLetterLower(text[at]) => text.Insert(at, text[at].ToString()),
            2 when char.IsAsciiLetterLower(text[at]) && char.IsAsciiLetterLower(text[at + 1]) => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            3 => text.Replace("fi", "", StringComparison.Ordinal),
            4 => string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => !CharUnicodeInfo.GetUnicodeCategory(letter).Equals(UnicodeCategory.NonSpacingMark))),
            _ => text.ToUpperInvariant(),
        };
    }
}
