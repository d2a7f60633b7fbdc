namespace ArxivLens.Web.Features.Moderation;

/// <summary>Whom anybody may write to who has no account.</summary>
/// <param name="Text">A mail address or the address of a page; <c>null</c> for nobody.</param>
public sealed record OperatorContact(string? Text)
{
    /// <summary>It as an address to follow; <c>null</c> where it is none.</summary>
    public string? Address
    {
        get
        {
            if (Text is null)
                return null;
            if (Uri.TryCreate(Text, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" or "mailto")
                return Text;
            return Text.Contains('@', StringComparison.Ordinal) ? $"mailto:{Text}" : null;
        }
    }
}
