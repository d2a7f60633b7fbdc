using System.Globalization;
using System.Text.Json;

namespace ArxivLens.Scale.Engines;

/// <summary>What one engine measured, read from its answer sheet and summed up.</summary>
internal sealed class EngineResult
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private readonly Dictionary<(string Class, int Threads, string Temperature), List<double>> _times = [];
    private readonly Dictionary<(string Class, string Temperature), (int Questions, double Cpu, long Allocated)> _costs = [];
    private readonly Dictionary<int, Mix> _mixes = [];
    private readonly SortedDictionary<int, List<(double Wall, double Cpu)>> _updates = [];

    private EngineResult(string engine) => Engine = engine;

    /// <summary>Its name.</summary>
    public string Engine { get; }

    /// <summary>Building: seconds, seconds of CPU, peak bytes, bytes on disk; 0 where unknown.</summary>
    public (double Wall, double Cpu, long Peak, long Size) Build { get; private set; }

    /// <summary>Peak resident bytes when asked; 0 unknown.</summary>
    public long Memory { get; private set; }

    /// <summary>Milliseconds from cold files to the first answer, in a new process; 0 unknown.</summary>
    public double Open { get; private set; }

    /// <summary>Milliseconds from adding so many new papers to finding them, by number of papers.</summary>
    public IReadOnlyDictionary<int, Update> Updates => _updates.ToDictionary(update => update.Key, update => new Update(
        Median(update.Value.Select(time => time.Wall)), update.Value.Max(time => time.Wall),
        Median(update.Value.Select(time => time.Cpu))));

    /// <summary>Hits by the question's number.</summary>
    public Dictionary<int, long> Counts { get; } = [];

    /// <summary>The classes in the order they were asked.</summary>
    public List<string> Classes { get; } = [];

    /// <summary>Class of each counted question.</summary>
    public Dictionary<int, string> ClassOf { get; } = [];

    /// <summary>Reads a sheet.</summary>
    public static EngineResult Read(string engine, string path)
    {
        var result = new EngineResult(engine);
        foreach (var line in File.ReadLines(path))
            result.Take(line.Split('\t'));
        return result;
    }

    /// <summary>Times of a class; <c>null</c> when it was not asked.</summary>
    public Latency? LatencyOf(string name, int threads = 1, string temperature = "warm")
    {
        if (!_times.TryGetValue((name, threads, temperature), out var times))
            return null;
        var sorted = times.Order().ToArray();
        var (cpu, allocated) = threads == 1 && _costs.TryGetValue((name, temperature), out var cost)
            ? (cost.Cpu / cost.Questions, cost.Allocated < 0 ? -1 : cost.Allocated / cost.Questions)
            : (-1, -1);
        return new Latency(sorted.Length, At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99), cpu, allocated);
    }

    /// <summary>Questions of the mix; <c>null</c> when they were not asked.</summary>
    public Mix? MixOn(int threads) => _mixes.GetValueOrDefault(threads);

    /// <summary>All of it.</summary>
    public string ToJson(int papers) => JsonSerializer.Serialize(
        new
        {
            engine = Engine,
            papers,
            build = new { seconds = Build.Wall, cpuSeconds = Build.Cpu, peakBytes = Build.Peak, bytes = Build.Size },
            memoryAsking = Memory,
            openMilliseconds = Open,
            updates = Updates,
            classes = Classes.ToDictionary(name => name, name => new
            {
                warm = LatencyOf(name),
                twoThreads = LatencyOf(name, 2),
                cold = LatencyOf(name, 1, "cold"),
                hits = HitsOf(name),
            }),
            mix = _mixes,
        },
        Readable) + "\n";

    /// <summary>Hits of a class's questions together.</summary>
    public long HitsOf(string name) => Counts.Where(count => ClassOf[count.Key] == name).Sum(count => count.Value);

    // Nearest rank.
    private static double At(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * share) - 1, 0, sorted.Length - 1)] / 1_000;

    private void Take(string[] fields)
    {
        switch (fields[0])
        {
            case "time":
                Times(fields[1], Whole(fields[2]), fields[3]).Add(Real(fields[4]));
                break;
            case "cost":
                _costs[(fields[1], fields[3])] = (Whole(fields[4]), Real(fields[5]), long.Parse(fields[6], CultureInfo.InvariantCulture));
                break;
            case "count":
                Counts[Whole(fields[2])] = long.Parse(fields[3], CultureInfo.InvariantCulture);
                ClassOf[Whole(fields[2])] = fields[1];
                break;
            case "mix":
                _mixes[Whole(fields[1])] = new Mix(Whole(fields[2]) / Real(fields[3]), Whole(fields[2]) / Math.Max(0.01, Real(fields[4])));
                break;
            case "build":
                Build = (Real(fields[1]), Real(fields[2]), long.Parse(fields[3], CultureInfo.InvariantCulture), long.Parse(fields[4], CultureInfo.InvariantCulture));
                break;
            case "update":
                if (!_updates.TryGetValue(Whole(fields[1]), out var times))
                    _updates.Add(Whole(fields[1]), times = []);
                times.Add((Real(fields[2]), Real(fields[3])));
                break;
            case "memory":
                Memory = long.Parse(fields[1], CultureInfo.InvariantCulture);
                break;
            default:
                Open = Real(fields[1]);
                break;
        }
    }

    private List<double> Times(string name, int threads, string temperature)
    {
        if (!Classes.Contains(name))
            Classes.Add(name);
        if (!_times.TryGetValue((name, threads, temperature), out var times))
            _times.Add((name, threads, temperature), times = []);
        return times;
    }

    private static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Times of a class in milliseconds.</summary>
/// <param name="Count">Questions timed.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95 %.</param>
/// <param name="P99">99 %.</param>
/// <param name="Cpu">CPU time a question; −1 unknown.</param>
/// <param name="Allocated">Bytes allocated a question; −1 unknown.</param>
internal sealed record Latency(int Count, double P50, double P95, double P99, double Cpu, long Allocated);

/// <summary>Milliseconds until new papers are found: median and longest of wall time, median of CPU time.</summary>
internal sealed record Update(double Median, double Longest, double Cpu);

/// <summary>Questions of the mix a second, and a second of CPU time.</summary>
internal sealed record Mix(double ASecond, double ACpuSecond);
