using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>Which licences allow a longer quotation than one sentence.</summary>
internal static class PassageLicense
{
    private static readonly string[] Open =
    [
        "https://creativecommons.org/licenses/by/", "https://creativecommons.org/licenses/by-sa/",
        "https://creativecommons.org/licenses/by-nc/", "https://creativecommons.org/licenses/by-nc-sa/",
        "https://creativecommons.org/licenses/by-nc-nd/", "https://creativecommons.org/publicdomain/zero/",
        "https://creativecommons.org/licenses/publicdomain/",
    ];

    /// <summary>Whether it does.</summary>
    public static bool IsOpen(License license) =>
        license.Address is { } address && Open.Any(one => address.StartsWith(one, StringComparison.OrdinalIgnoreCase));
}
