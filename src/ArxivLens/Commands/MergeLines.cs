using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Merging;

namespace ArxivLens.Commands;

/// <summary>Merges as the verbs write them.</summary>
internal static class MergeLines
{
    /// <summary>Writes them, one a line, or as JSON.</summary>
    public static void Write(ParseResult parsed, IReadOnlyList<Merge> merges)
    {
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, merges.Select(merge => new
            {
                member = merge.Member.ToString(),
                work = merge.Work.ToString(),
                twin = merge.Twin.ToString(),
                merge.Rule,
                merge.Reason,
                merge.Made,
                merge.End,
            }));
            return;
        }

        foreach (var merge in merges)
            parsed.InvocationConfiguration.Output.WriteLine(Typed.OnOneLine(LineOf(merge)));
    }

    private static string LineOf(Merge merge)
    {
        var line = $"{Day(merge.Made)}  {merge.Member} as {merge.Work}  {merge.Rule.ToString().ToLowerInvariant()}: {merge.Reason}";
        return merge.End is { } end
            ? $"{line}  (until {Day(end.At)}, {end.By.ToString().ToLowerInvariant()}: {end.Reason})"
            : line;
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
