using System.Diagnostics.CodeAnalysis;

namespace ArxivLens.Core.Categories;

/// <summary>The code of a category as recorded: <c>cs.AI</c>, <c>hep-th</c>; unknown codes are kept.</summary>
/// <remarks>The default value is no code and prints as nothing.</remarks>
public readonly record struct CategoryCode
{
    private const int LongestCode = 40;

    private readonly string? value;

    internal CategoryCode(string value) => this.value = value;

    /// <summary>The code.</summary>
    public string Value => value ?? "";

    /// <summary>Reads a code: 1–40 of <c>[A-Za-z0-9.-]</c>, known in arXiv or not, in its usual letter case when known.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CategoryCode code)
    {
        code = default;
        return text is not null && TryParse(text.AsSpan(), out code);
    }

    /// <summary>Reads a code without needing a string of it: a known one is not allocated again.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CategoryCode code)
    {
        code = default;
        if (text.Length is 0 or > LongestCode)
            return false;
        if (CategoryTaxonomy.Find(text) is { } known)
        {
            code = known.Code;
            return true;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'))
                return false;
        }

        code = new CategoryCode(text.ToString());
        return true;
    }

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
