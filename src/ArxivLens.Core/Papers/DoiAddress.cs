namespace ArxivLens.Core.Papers;

/// <summary>Where a DOI leads.</summary>
public static class DoiAddress
{
    /// <summary>The address at the DOI resolver, with what would break a link escaped; printable ASCII.</summary>
    public static string Of(string doi)
    {
        ArgumentNullException.ThrowIfNull(doi);
        return "https://doi.org/" + string.Join('/', doi.Split('/').Select(Uri.EscapeDataString));
    }
}
