namespace ArxivLens.Core.Papers;

/// <summary>The licence a paper's authors recorded.</summary>
/// <param name="Name">Its human name; for an unknown one the address; for none, that none was recorded and what arXiv assumes.</param>
/// <param name="Address">The licence's address, https, or <c>null</c> when none was recorded or it is no web address.</param>
public sealed record License(string Name, string? Address)
{
    /// <summary>Names a recorded licence; scheme and trailing slash do not matter.</summary>
    /// <param name="recorded">The recorded address, or <c>null</c>.</param>
    public static License Of(string? recorded) => throw new NotImplementedException();
}
