using System.Collections.Frozen;

namespace ArxivLens.Core.References;

/// <summary>
/// Names of journals in the form in which abbreviated and full names meet: the first three letters of each word that means something
/// (<c>phy rev d</c> for <c>Phys. Rev. D</c>, <c>Physical Review D</c> and <c>PRD</c>).
/// </summary>
internal static class JournalName
{
    /// <summary>Words of a name at most.</summary>
    public const int MostWords = 7;

    private const int Kept = 3;

    private static readonly FrozenSet<string> Meaningless = FrozenSet.Create(
        StringComparer.Ordinal, "of", "the", "and", "in", "for", "on", "de", "di", "del", "la", "le", "der", "des", "et", "fur", "und");

    /// <summary>What physicists and astronomers write for a whole name.</summary>
    private static readonly FrozenDictionary<string, string> Acronyms = new Dictionary<string, string>
    {
        ["prl"] = "phy rev let", ["pra"] = "phy rev a", ["prb"] = "phy rev b", ["prc"] = "phy rev c", ["prd"] = "phy rev d",
        ["pre"] = "phy rev e", ["prx"] = "phy rev x", ["rmp"] = "rev mod phy", ["pla"] = "phy let a", ["plb"] = "phy let b",
        ["npa"] = "nuc phy a", ["npb"] = "nuc phy b", ["jhep"] = "jhep", ["jcap"] = "jcap", ["cqg"] = "cla qua gra",
        ["mpla"] = "mod phy let a", ["ijmpa"] = "int jou mod phy a", ["ijmpd"] = "int jou mod phy d", ["jmp"] = "jou mat phy",
        ["ptp"] = "pro the phy", ["jpsj"] = "jou phy soc jap", ["epl"] = "eur let", ["njp"] = "new jou phy", ["grg"] = "gen rel gra",
        ["apj"] = "astrop jou", ["apjl"] = "astrop jou", ["apjs"] = "astrop jou sup", ["aj"] = "astron jou",
        ["mnras"] = "mon not roy astron soc",
    }.ToFrozenDictionary();

    /// <summary>Names that are written in two ways even when they are shortened.</summary>
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["jou hig ene phy"] = "jhep", ["hig ene phy"] = "jhep", ["jou cos astrop phy"] = "jcap", ["jou cos asp phy"] = "jcap",
        ["europ let"] = "eur let", ["astrop jou let"] = "astrop jou", ["astrop let"] = "astrop jou", ["phy soc jap"] = "jou phy soc jap",
    }.ToFrozenDictionary();

    /// <summary>A word as it stands in a shortened name; empty when it means nothing.</summary>
    /// <param name="word">Lower-case letters.</param>
    public static string Shorten(string word) => word switch
    {
        _ when Meaningless.Contains(word) => "",
        "j" => "jou",
        "z" => "zei",
        "r" => "roy",
        "ap" => "astrop",
        _ when word.StartsWith("astro", StringComparison.Ordinal) => word.Length > 5 ? word[..6] : word,
        _ when Acronyms.TryGetValue(word, out var name) => name,
        _ => word.Length > Kept ? word[..Kept] : word,
    };

    /// <summary>The one form of a name of shortened words.</summary>
    public static string Join(IEnumerable<string> shortened)
    {
        var name = string.Join(' ', shortened.Where(word => word.Length > 0));
        return Others.GetValueOrDefault(name, name);
    }

    /// <summary>The one form of a name as it is written.</summary>
    public static string Of(string written) => Join(Words(written).Select(Shorten));

    private static IEnumerable<string> Words(string written)
    {
        var words = ReferenceWords.Of(written);
        for (var word = 0; word < words.Count; word++)
            yield return words.Spelt(word);
    }
}
