using System.Diagnostics.CodeAnalysis;

namespace ArxivLens.Core.Categories;

/// <summary>The code of a category as recorded: <c>cs.AI</c>, <c>hep-th</c>; unknown codes are kept.</summary>
public readonly record struct CategoryCode
{
    /// <summary>The code.</summary>
    public string Value => throw new NotImplementedException();

    /// <summary>Reads a code: 1–40 of <c>[A-Za-z0-9.-]</c>, known in arXiv or not, in its usual letter case when known.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CategoryCode code) => throw new NotImplementedException();

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
