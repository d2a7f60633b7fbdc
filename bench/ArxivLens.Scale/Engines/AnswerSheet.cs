using System.Globalization;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// What an engine measured, one line a fact, tab-separated: the form in which the Java program gives its results too. Facts:
/// <c>time</c> class, threads, temperature, microseconds · <c>cost</c> class, threads, temperature, questions, CPU
/// milliseconds, bytes allocated (−1 unknown) · <c>count</c> class, question, hits · <c>mix</c> threads, questions, wall and CPU
/// seconds · <c>build</c> wall seconds, CPU seconds, peak bytes, bytes on disk · <c>memory</c> peak bytes when asked ·
/// <c>open</c> milliseconds to the first answer · <c>update</c> new papers, milliseconds and CPU milliseconds until they are
/// found.
/// </summary>
internal sealed class AnswerSheet(string path) : IDisposable
{
    private readonly StreamWriter _lines = new(path, append: true);

    /// <summary>The peak of this process's resident memory.</summary>
    public static long PeakBytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Bytes of all files of a folder.</summary>
    public static long BytesOf(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    public void Time(string name, int threads, bool isCold, double microseconds) =>
        Write($"time\t{name}\t{threads}\t{Temperature(isCold)}\t{microseconds:0.0}");

    public void Cost(string name, int threads, bool isCold, int questions, TimeSpan cpu, long allocated) =>
        Write($"cost\t{name}\t{threads}\t{Temperature(isCold)}\t{questions}\t{cpu.TotalMilliseconds:0.###}\t{allocated}");

    public void Count(Question question, long hits) => Write($"count\t{question.Class}\t{question.Number}\t{hits}");

    public void Mix(int threads, int questions, TimeSpan wall, TimeSpan cpu) =>
        Write($"mix\t{threads}\t{questions}\t{wall.TotalSeconds:0.###}\t{cpu.TotalSeconds:0.###}");

    public void Build(TimeSpan wall, TimeSpan cpu, long peak, long size) =>
        Write($"build\t{wall.TotalSeconds:0.###}\t{cpu.TotalSeconds:0.###}\t{peak}\t{size}");

    public void Memory(long peak) => Write($"memory\t{peak}");

    public void Open(TimeSpan time) => Write($"open\t{time.TotalMilliseconds:0.###}");

    public void Update(int papers, TimeSpan time, TimeSpan cpu) =>
        Write($"update\t{papers}\t{time.TotalMilliseconds:0.###}\t{cpu.TotalMilliseconds:0.###}");

    public void Dispose() => _lines.Dispose();

    private static string Temperature(bool isCold) => isCold ? "cold" : "warm";

    private void Write(FormattableString line) => _lines.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
