namespace ArxivLens.Core.Summaries;

/// <summary>How readers are told of a <see cref="FindingKind"/>.</summary>
public static class FindingName
{
    /// <summary>The name, such as <c>Future work</c>.</summary>
    public static string Of(FindingKind kind) => kind == FindingKind.FutureWork ? "Future work" : kind.ToString();
}
