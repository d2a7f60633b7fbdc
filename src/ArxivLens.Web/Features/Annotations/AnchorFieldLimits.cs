namespace ArxivLens.Web.Features.Annotations;

/// <summary>How much the field of passages shows.</summary>
public static class AnchorFieldLimits
{
    /// <summary>Sentences of its list at most; passages of what follows are selected in the text.</summary>
    public const int Listed = 300;
}
