namespace ArxivLens.Core.Papers;

/// <summary>Which of two records of the same work is kept; a total order, so the library does not depend on the order of imports.</summary>
public static class WorkPrecedence
{
    /// <summary>
    /// Compares two records: authors' abstract before description, paper before work before unresolved, more versions, later metadata change,
    /// more facts, then the greater fingerprint. Positive when <paramref name="left"/> is kept, 0 when they are equal.
    /// </summary>
    public static int Compare(Work left, Work right) => throw new NotImplementedException();

    /// <summary>SHA-256 over every field in a fixed form; equal exactly for equal records.</summary>
    public static byte[] Fingerprint(Work work) => throw new NotImplementedException();
}
