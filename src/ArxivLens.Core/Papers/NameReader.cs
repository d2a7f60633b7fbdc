using System.Collections.Frozen;

namespace ArxivLens.Core.Papers;

/// <summary>Tells the parts of a name apart.</summary>
internal static class NameReader
{
    private const int LongestName = 2_000;

    private static readonly FrozenSet<string> Particles = new[]
    {
        "van", "von", "der", "den", "de", "del", "della", "delle", "dello", "di", "da", "dal", "dalla", "das", "do", "dos",
        "du", "des", "la", "las", "le", "les", "los", "el", "al", "bin", "ibn", "ben", "ten", "ter", "te", "zu", "zur",
        "zum", "af", "av", "'t", "’t", "op", "vom", "y", "e", "d'", "l'", "san", "santa", "in", "het", "st.",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Written with a capital these are also given names (Van, Du), or not
    private static readonly FrozenSet<string> CapitalParticles = new[]
    {
        "De", "Di", "Del", "Della", "Dal", "Da", "Dos", "Von", "Le", "La", "El", "Al",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Suffixes = new[]
    {
        "jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "jnr", "snr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Groups = new[]
    {
        "collaboration", "collaborations", "consortium", "team", "group", "project", "survey", "experiment", "committee",
        "network", "coll", "community", "contributors", "consortia", "sub-consortium",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Joined =
    [
        "Mc", "Mac", "De", "Di", "Du", "Da", "La", "Le", "Van", "Von", "Fitz", "Al", "El", "Ben", "Abd", "Ten", "Ter", "Del",
        "Dos", "Das", "Della", "Vander", "San", "Saint", "St", "Lo", "Li",
    ];

    /// <summary>Whether a text names a collaboration and not a person.</summary>
    public static bool IsGroup(string name)
    {
        var space = name.LastIndexOf(' ');
        return Groups.Contains(name[(space + 1)..].TrimEnd('.'));
    }

    /// <summary>Whether a text is a generation suffix: Jr., III.</summary>
    public static bool IsSuffix(string text) => Suffixes.Contains(text.Trim().TrimEnd('.'));

    /// <summary>Whether a text is made of initials only: <c>N. A.</c>, <c>J.-P.</c>, <c>B</c>.</summary>
    public static bool AreInitials(string text) =>
        text.Length > 0 && text.Split(' ', '-').All(word => word.Length is 1 or 2 or 3 && char.IsUpper(word[0])
            && (word.Length == 1 || word[^1] == '.'));

    public static PersonName? Read(string text)
    {
        if (text.Length > LongestName)
            text = text[..LongestName];
        var parts = Brackets.Remove(TexText.ToPlain(text)).Split(',');
        var first = NameText.Clean(parts[0]);
        if (parts.Length == 1 || IsGroup(first))
            return ReadWords(first, "");
        var second = NameText.Clean(parts[1]);
        var third = parts.Length > 2 ? NameText.Clean(parts[2]) : "";
        if (second.Length == 0 || IsSuffix(second))
            return third.Length > 0 ? new PersonName(third, first, second) : ReadWords(first, second);
        return first.Length == 0 ? ReadWords(second, third) : new PersonName(second, first, IsSuffix(third) ? third : "");
    }

    private static PersonName? ReadWords(string name, string suffix)
    {
        name = SplitRunTogether(WithoutPreamble(name));
        if (name.Length == 0)
            return null;
        var words = name.Split(' ');
        if (IsGroup(name))
            return ReadGroup(name);
        if (words.Length > 1 && suffix.Length == 0 && IsSuffix(words[^1]))
        {
            suffix = words[^1];
            words = words[..^1];
        }

        if (words.Length == 2 && AreInitials(words[1]) && !AreInitials(words[0]))
            return new PersonName(words[1], words[0], suffix);
        var start = StartOfFamily(words);
        return new PersonName(string.Join(' ', words[..start]), string.Join(' ', words[start..]), suffix);
    }

    /// <summary>The name of a collaboration; <c>null</c> where a text says no more than that there is one.</summary>
    public static PersonName? ReadGroup(string name)
    {
        name = Group(WithoutPreamble(name)).Trim();
        return name.Contains(' ', StringComparison.Ordinal) || !Groups.Contains(name) ? new PersonName("", name) : null;
    }

    /// <summary>A collaboration is the same with and without its article.</summary>
    public static string Group(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;

    private static string WithoutPreamble(string name)
    {
        foreach (var preamble in (ReadOnlySpan<string>)["on behalf of the ", "on behalf of ", "for the ", "from the ", "for "])
        {
            if (name.StartsWith(preamble, StringComparison.OrdinalIgnoreCase) && (preamble != "for " || IsGroup(name)))
                return name[preamble.Length..];
        }

        return name.StartsWith("and ", StringComparison.Ordinal) ? name[4..] : name;
    }

    private static int StartOfFamily(string[] words)
    {
        var start = words.Length - 1;
        while (start > 0 && (Particles.Contains(words[start - 1]) || (start > 1 && CapitalParticles.Contains(words[start - 1]))))
        {
            start--;

            // Ramón y Cajal: what stands before the "and" is family too
            if (words[start] is "y" or "e" && start > 1)
                start--;
        }

        return start;
    }

    /// <summary>Only a name of a single word is split at a capital (<c>AntonKorinek</c>), and not one like McDonald.</summary>
    private static string SplitRunTogether(string name)
    {
        if (name.Contains(' ', StringComparison.Ordinal))
            return name;
        for (var i = 3; i <= name.Length - 3; i++)
        {
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1]) && char.IsUpper(name[0]) && char.IsLower(name[i + 1])
                && !Joined.Contains(name[..i], StringComparer.Ordinal))
            {
                return name[..i] + " " + name[i..];
            }
        }

        return name;
    }
}
