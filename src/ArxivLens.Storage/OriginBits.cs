using ArxivLens.Core;

namespace ArxivLens.Storage;

/// <summary>The limits of origins, the same in every engine.</summary>
internal static class OriginBits
{
    /// <summary>How many origins a library can tell apart: the bits of a mask.</summary>
    public const int Limit = 32;

    /// <summary>The bit of a new origin after so many.</summary>
    /// <exception cref="LibraryException">There are as many as there can be.</exception>
    public static int Next(int known, string name) => known < Limit
        ? known
        : throw new LibraryException(
            $"the library knows {Limit} origins of citations, which is the most it can: '{name}' is one too many");
}
