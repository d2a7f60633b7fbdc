using System.Text.RegularExpressions;

namespace ArxivLens.Core.References;

/// <summary>What is read of a reference once, whatever it is compared with.</summary>
internal sealed partial class ReferenceContents
{
    private readonly uint[] names;

    private ReferenceContents(string text)
    {
        Words = ReferenceWords.Of(text);
        Identifiers = IdentifierSearch.Find(text, isReference: true);
        Years = ReadYears(text);
        HasAuthors = Person().IsMatch(text);
        names = new uint[Words.Count];
        for (var word = 0; word < names.Length; word++)
            names[word] = KnownWorks.AuthorKey(Words.Word(word));
    }

    /// <summary>Its words.</summary>
    public ReferenceWords Words { get; }

    /// <summary>The identifiers it gives.</summary>
    public IReadOnlyList<FoundIdentifier> Identifiers { get; }

    /// <summary>Numbers that may be its year, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Whether it names persons.</summary>
    public bool HasAuthors { get; }

    /// <summary>The number of a word as one of a family name.</summary>
    public uint Name(int word) => names[word];

    /// <summary>Reads a reference.</summary>
    public static ReferenceContents Of(string text) => new(text);

    /// <summary>Whether a name stands outside a title.</summary>
    /// <param name="author">See <see cref="KnownWorks.AuthorKey"/>.</param>
    /// <param name="from">The first word of the title.</param>
    /// <param name="to">The one behind it.</param>
    public bool Names(uint author, int from, int to)
    {
        for (var word = 0; word < names.Length; word++)
        {
            if (names[word] == author && (word < from || word >= to) && Words.Word(word).Length > 1)
                return true;
        }

        return false;
    }

    // The year of an identifier, or one in an address, is no year that the reference gives.
    private List<int> ReadYears(string text)
    {
        var years = new List<int>();
        foreach (Match match in Year().Matches(text))
        {
            var isInIdentifier = Identifiers.Any(one => match.Index >= one.Start && match.Index < one.End);
            if (!isInIdentifier)
                years.Add(int.Parse(match.ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        }

        return [.. years.Distinct().Order()];
    }

    [GeneratedRegex(@"\b(1[89]|20)\d\d(?=[^\d./]|[./]?$|[./]\D)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Year();

    [GeneratedRegex(@"\p{Lu}\.[\s~-]*(\p{Lu}\.[\s~-]*)*\p{Lu}\p{Ll}|\p{Lu}\p{Ll}+,\s+\p{Lu}\b|et al", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Person();
}
