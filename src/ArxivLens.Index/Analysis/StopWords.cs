using System.Collections.Frozen;

namespace ArxivLens.Index.Analysis;

/// <summary>The words of grammar that take a position and are not indexed.</summary>
internal static class StopWords
{
    private const string List =
        "a about above after again against all also although am among an and any are as at be because been before being " +
        "below between both but by can cannot could did do does doing during each either for from further had has have " +
        "having he hence her here him his how however i if in into is it its itself may might more most must my neither no nor " +
        "not of off on one only onto or other our ours out over own same shall she should since so some such than that the " +
        "their them then there therefore these they this those though through thus to too toward towards under until up " +
        "upon us very via was we well were what when where whereas whether which while who whom whose why will with within " +
        "without would yet you your";

    private static readonly FrozenSet<string> Words = List.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word.Length <= 10 && Lookup.Contains(word);
}
