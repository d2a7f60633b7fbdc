using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>Whether lists of authors are of one work.</summary>
internal static class AuthorLikeness
{
    /// <summary>
    /// The same persons in the same order: family names alike, given names with the same first letter where both are known. A name
    /// may stand the other way round in one of them.
    /// </summary>
    public static bool AreSame(IReadOnlyList<PersonName> left, IReadOnlyList<PersonName> right)
    {
        if (left.Count == 0 || left.Count != right.Count)
            return false;
        for (var place = 0; place < left.Count; place++)
        {
            if (!IsSame(left[place], right[place]))
                return false;
        }

        return true;
    }

    /// <summary>Whether they have a family name in common.</summary>
    public static bool HaveCommon(IReadOnlyList<PersonName> left, IReadOnlyList<PersonName> right)
    {
        var families = left.Select(name => Fold(name.Family)).ToHashSet(StringComparer.Ordinal);
        return right.Any(name => families.Contains(Fold(name.Family)));
    }

    private static bool IsSame(PersonName left, PersonName right)
    {
        var (family, given) = (Fold(left.Family), Fold(left.Given));
        var (otherFamily, otherGiven) = (Fold(right.Family), Fold(right.Given));
        if (family == otherFamily)
            return given.Length == 0 || otherGiven.Length == 0 || given[0] == otherGiven[0];
        return given.Length > 1 && given == otherFamily && family == otherGiven;
    }

    private static string Fold(string name) => NameSlug.Of(name).Replace("-", "", StringComparison.Ordinal);
}
