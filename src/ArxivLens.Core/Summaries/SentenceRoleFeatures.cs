namespace ArxivLens.Core.Summaries;

/// <summary>What is seen of a sentence beside its phrases: its place, its cues, its numbers. A name begins with =.</summary>
internal static class SentenceRoleFeatures
{
    private const int FirstPlace = 1;
    private const int Places = 5;
    private const int FirstCue = 19;

    private static readonly FindingCue[] RoleCues =
        [FindingCue.Objective, FindingCue.Method, FindingCue.Result, FindingCue.Conclusion];

    /// <summary>Their names; a feature's row of weights has its place here.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "=always", "=fifth-1", "=fifth-2", "=fifth-3", "=fifth-4", "=fifth-5", "=first", "=second", "=last", "=last-but-one",
        "=short-abstract", "=number", "=numbers", "=percent", "=no-self", "=after-self", "=first-self", "=before-self", "=self",
        "=cue-objective", "=cue-method", "=cue-result", "=cue-conclusion",
    ];

    /// <summary>Adds the rows of a sentence's numbers.</summary>
    /// <param name="rows">Gets them.</param>
    /// <param name="numbers">How many numbers it has.</param>
    /// <param name="hasPercent">Whether one is a percentage.</param>
    public static void AddNumbers(List<int> rows, int numbers, bool hasPercent)
    {
        AddIf(rows, numbers > 0, 11);
        AddIf(rows, numbers > 2, 12);
        AddIf(rows, hasPercent, 13);
    }

    /// <summary>Adds the rows of a sentence's place and cues.</summary>
    /// <param name="rows">Gets them.</param>
    /// <param name="cues">The cues of every sentence of the abstract.</param>
    /// <param name="at">Which sentence.</param>
    public static void AddPlace(List<int> rows, FindingCue[] cues, int at)
    {
        var last = cues.Length - 1;
        rows.Add(0);
        rows.Add(FirstPlace + (last == 0 ? Places / 2 : Math.Min(Places - 1, at * Places / last)));
        AddIf(rows, at == 0, 6);
        AddIf(rows, at == 1, 7);
        AddIf(rows, at == last, 8);
        AddIf(rows, at == last - 1, 9);
        AddIf(rows, last < 3, 10);
        rows.Add(SelfRow(cues, at));
        AddIf(rows, (cues[at] & FindingCue.Self) != 0, 18);
        for (var index = 0; index < RoleCues.Length; index++)
            AddIf(rows, (cues[at] & RoleCues[index]) != 0, FirstCue + index);
    }

    private static void AddIf(List<int> rows, bool isSeen, int row)
    {
        if (isSeen)
            rows.Add(row);
    }

    /// <summary>Before the authors first speak of their own work, they mostly tell of others'.</summary>
    private static int SelfRow(FindingCue[] cues, int at)
    {
        var first = 0;
        while (first < cues.Length && (cues[first] & FindingCue.Self) == 0) first++;
        return first == cues.Length ? 14 : at > first ? 15 : at == first ? 16 : 17;
    }
}
