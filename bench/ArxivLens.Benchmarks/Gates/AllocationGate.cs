using System.Globalization;
using ArxivLens.Index;

namespace ArxivLens.Benchmarks.Gates;

/// <summary>What a question of a class takes at most, and what it may take.</summary>
/// <param name="Class">The class.</param>
/// <param name="Bytes">Bytes that the greediest of its questions allocates once everything is warm.</param>
/// <param name="Limit">Bytes it may allocate.</param>
internal sealed record GateResult(string Class, long Bytes, long Limit)
{
    /// <summary>Whether it takes more than it may.</summary>
    public bool IsOver => Bytes > Limit;
}

/// <summary>
/// Holds what questions allocate against the limits in <c>allocation-limits.tsv</c>. Bytes are the figure that a busy machine
/// does not change: the benchmark program and the tests run the same questions against the same limits.
/// </summary>
internal static class AllocationGate
{
    /// <summary>What no question may exceed, whatever the file says.</summary>
    public const long Bound = 20_000;

    private const string LimitsFile = "allocation-limits.tsv";

    // Pools are filled by the first rounds, and the compiler takes some to see which objects need no place on the heap.
    private const int WarmRounds = 3;
    private const int MeasuredRounds = 5;

    /// <summary>The limits by class, from the file beside the program.</summary>
    /// <exception cref="InvalidDataException">A limit is above the bound, or a line is none.</exception>
    public static IReadOnlyDictionary<string, long> ReadLimits() => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, LimitsFile))
        .Where(line => line.Length > 0 && line[0] != '#').Select(Parse).ToDictionary();

    /// <summary>Asks every question of an index of <see cref="GateLibrary"/>.</summary>
    /// <exception cref="InvalidDataException">A class has no limit, or finds nothing, which takes nothing.</exception>
    public static IReadOnlyList<GateResult> Measure(IndexReader index)
    {
        var limits = ReadLimits();
        return [.. GateQuestions.Of(index).Select(asked => Measure(asked.Class, asked.Asked, limits))];
    }

    /// <summary>
    /// Builds a library of a size, asks it, writes a table, and tells how many classes take more than they may.
    /// </summary>
    public static int Run(int papers, TextWriter output)
    {
        var directory = Directory.CreateTempSubdirectory("arxivlens-gates-").FullName;
        try
        {
            GateLibrary.Build(directory, papers);
            using var index = IndexReader.Open(directory);
            var results = Measure(index);
            output.WriteLine("| class | bytes | limit | |");
            output.WriteLine("|---|---|---|---|");
            foreach (var result in results)
                output.WriteLine(Line(result));
            return results.Count(result => result.IsOver);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static GateResult Measure(string name, Func<int>[] asked, IReadOnlyDictionary<string, long> limits)
    {
        if (!limits.TryGetValue(name, out var limit))
            throw new InvalidDataException($"{LimitsFile} has no limit for {name}.");
        if (asked.Count(ask => ask() > 0) <= asked.Length / 2)
            throw new InvalidDataException($"Too many questions of the class {name} find nothing.");
        return new GateResult(name, asked.Max(BytesOf), limit);
    }

    private static string Line(GateResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {result.Class} | {result.Bytes:N0} | {result.Limit:N0} | {(result.IsOver ? "**too much**" : "")} |");

    /// <summary>The least of several rounds: a pool that was emptied meanwhile is not the question's fault.</summary>
    private static long BytesOf(Func<int> ask)
    {
        for (var round = 0; round < WarmRounds; round++)
            ask();
        var least = long.MaxValue;
        for (var round = 0; round < MeasuredRounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ask();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static KeyValuePair<string, long> Parse(string line)
    {
        if (line.Split('\t') is [var name, var bytes]
            && long.TryParse(bytes, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var limit) && limit <= Bound)
        {
            return new(name, limit);
        }

        throw new InvalidDataException($"{LimitsFile}: “{line}” is not a class, a tab and a limit of at most {Bound} bytes.");
    }
}
