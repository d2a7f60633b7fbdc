namespace ArxivLens.Sources.Services;

/// <summary>What a service is asked for.</summary>
/// <param name="Address">Where, on the site of the service.</param>
public sealed record ServiceRequest(Uri Address)
{
    /// <summary>What is sent along as <c>application/json</c>, with POST; <c>null</c> to ask with GET.</summary>
    public byte[]? Json { get; init; }

    /// <summary>The types that are wanted, as the header has them; <c>null</c> for any.</summary>
    public string? Accept { get; init; }
}
