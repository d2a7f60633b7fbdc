namespace ArxivLens.Core.Tables;

/// <summary>Where a row stands in its order: by text, then by number, then by citations, then by document.</summary>
/// <param name="Text">What orders by letters go by; empty when it is not known, which comes last, and in the other orders.</param>
/// <param name="First">What the other orders go by, turned so that smaller comes first.</param>
/// <param name="Second">Citations, turned so that smaller comes first.</param>
/// <param name="Document">The document number.</param>
internal readonly record struct RowKey(string Text, double First, int Second, int Document)
{
    /// <summary>Compares two; letters from the end of the alphabet are turned here, since they cannot be turned themselves.</summary>
    public static int Compare(in RowKey left, in RowKey right, bool isTurned)
    {
        var order = ReferenceEquals(left.Text, right.Text) ? 0 : CompareTexts(left.Text, right.Text, isTurned);
        if (order == 0)
            order = left.First.CompareTo(right.First);
        if (order == 0)
            order = left.Second.CompareTo(right.Second);
        return order != 0 ? order : left.Document.CompareTo(right.Document);
    }

    private static int CompareTexts(string left, string right, bool isTurned)
    {
        if (left.Length == 0 || right.Length == 0)
            return (left.Length == 0).CompareTo(right.Length == 0);
        var order = string.CompareOrdinal(left, right);
        return isTurned ? -order : order;
    }
}
