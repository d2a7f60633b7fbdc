using ArxivLens.Core.Terms;

namespace ArxivLens.Web.Features.Terms;

/// <summary>Terms of several works, as a column beside them shows them.</summary>
/// <param name="Heading">What they are the terms of.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Caption">What the numbers count.</param>
public sealed record SharedTermList(string Heading, IReadOnlyList<SharedTerm> Terms, string Caption)
{
    /// <summary>Terms shown at most.</summary>
    public const int Shown = 12;
}
