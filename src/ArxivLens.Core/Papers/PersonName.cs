namespace ArxivLens.Core.Papers;

/// <summary>The name of an author.</summary>
/// <param name="Given">Given names or initials, may be empty.</param>
/// <param name="Family">Family name with its particles (<c>van der Waals</c>), or the only name.</param>
/// <param name="Suffix">Jr., III …, may be empty.</param>
public sealed record PersonName(string Given, string Family, string Suffix = "")
{
    /// <summary>As shown: <c>E. Witten</c>, <c>Sammy Davis Jr.</c></summary>
    public string Display => throw new NotImplementedException();

    /// <summary>For addresses: <c>[a-z0-9-]</c> only, never empty; the same for <c>E.Witten</c>, <c>E. Witten</c>.</summary>
    public string Slug => throw new NotImplementedException();

    /// <summary>Reads one name: <c>N.A.Alves</c>, <c>Alves, N. A.</c>, <c>†. AntonKorinek</c>, with TeX accents.</summary>
    /// <returns>The name, or <c>null</c> when nothing of one is left.</returns>
    public static PersonName? Parse(string text) => throw new NotImplementedException();

    /// <summary>Reads a whole author line: <c>A. Einstein, B. Podolsky and N. Rosen (Princeton)</c>; affiliations are dropped.</summary>
    public static IReadOnlyList<PersonName> ParseLine(string text) => throw new NotImplementedException();
}
