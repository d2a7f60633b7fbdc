namespace ArxivLens.Core.Papers;

/// <summary>The name of an author.</summary>
/// <param name="Given">Given names or initials, may be empty.</param>
/// <param name="Family">Family name with its particles (<c>van der Waals</c>), or the only name.</param>
/// <param name="Suffix">Jr., III …, may be empty.</param>
public sealed record PersonName(string Given, string Family, string Suffix = "")
{
    /// <summary>As shown: <c>E. Witten</c>, <c>Sammy Davis Jr.</c></summary>
    public string Display => string.Join(' ', new[] { Given, Family, Suffix }.Where(part => part.Length > 0));

    /// <summary>For addresses: <c>[a-z0-9-]</c> only, never empty; the same for <c>E.Witten</c>, <c>E. Witten</c>.</summary>
    /// <remarks>
    /// Latin letters lose their marks, Greek and Cyrillic are transliterated, any other letter is its code point
    /// (<c>u738b</c>). At most 100 characters: a longer one ends in a hash of the whole.
    /// </remarks>
    public string Slug => NameSlug.Of(Given, Family, Suffix);

    /// <summary>Reads one name: <c>N.A.Alves</c>, <c>Alves, N. A.</c>, <c>†. AntonKorinek</c>, with TeX accents.</summary>
    /// <returns>The name, or <c>null</c> when nothing of one is left.</returns>
    public static PersonName? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NameReader.Read(text) is { } name ? NameMending.Mend(name) : null;
    }

    /// <summary>
    /// Reads a whole author line: <c>A. Einstein, B. Podolsky and N. Rosen (Princeton)</c>; affiliations are dropped.
    /// </summary>
    public static IReadOnlyList<PersonName> ParseLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AuthorLineReader.Read(text);
    }

    /// <summary>
    /// Takes a name whose parts somebody else told apart, as in the snapshot's <c>authors_parsed</c>; where several stand in one, all of
    /// them.
    /// </summary>
    public static IReadOnlyList<PersonName> ListFromParsed(string family, string given, string suffix)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(given);
        return AuthorLineReader.ReadSeveral($"{given} {family}".Trim())
            ?? (FromParsed(family, given, suffix) is { } name ? [name] : []);
    }

    /// <summary>Takes a name whose parts somebody else told apart.</summary>
    /// <returns>The name, or <c>null</c> when nothing of one is left.</returns>
    public static PersonName? FromParsed(string family, string given, string suffix)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(suffix);
        // T. Ala-, Nissila: a double name that was cut at its hyphen.
        var start = given.LastIndexOf(' ') + 1;
        if (given.EndsWith('-') && start < given.Length - 1 && family.Length > 0)
            (given, family) = (given[..start], given[start..] + family);
        var name = new PersonName(NameText.Clean(given), NameText.Clean(family), NameText.Clean(suffix));
        if (name.Family.Length > 0)
            return NameReader.IsGroup(name.Family) ? NameReader.ReadGroup($"{TexText.ToPlain(given)} {name.Family}".Trim()) : NameMending.Mend(name);

        return name.Given.Length > 0 ? new PersonName("", name.Given, name.Suffix) : null;
    }
}
