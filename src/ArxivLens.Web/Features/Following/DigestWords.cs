using ArxivLens.Core.Following;

namespace ArxivLens.Web.Features.Following;

/// <summary>Digests as forms and pages call them.</summary>
internal static class DigestWords
{
    /// <summary>The choices in the order of lists.</summary>
    public static IReadOnlyList<DigestChoice> All { get; } = [DigestChoice.None, DigestChoice.Daily, DigestChoice.Weekly];

    /// <summary>The name in forms.</summary>
    public static string NameOf(DigestChoice digest) => digest switch
    {
        DigestChoice.Daily => "daily",
        DigestChoice.Weekly => "weekly",
        _ => "none",
    };

    /// <summary>Reads the name.</summary>
    public static bool TryRead(string? text, out DigestChoice digest)
    {
        digest = All.FirstOrDefault(one => NameOf(one) == text);
        return text == NameOf(digest);
    }
}
