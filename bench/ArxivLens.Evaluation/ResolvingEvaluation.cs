using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Evaluation;

/// <summary>
/// How many references are resolved to works of a library, how many of them rightly where that is known, and how fast. Of references
/// that are made of the library's records (<see cref="NoisyReferences"/>) half mean works that the resolver is not told of: they are to
/// stay unresolved.
/// </summary>
internal static class ResolvingEvaluation
{
    private const int Seed = 20261130;

    /// <summary>References made of the records of the library.</summary>
    public static async Task RunMadeAsync(string library, int count, bool asJson, bool list, TextWriter output)
    {
        var works = await ReadAsync(library);
        var random = new SeededDraw(Seed);
        var hidden = works.Where(_ => random.Next(2) == 0).ToHashSet();
        var (resolver, building, memory) = Build(works.Where(work => !hidden.Contains(work)));
        var made = new NoisyReferences(Seed);
        var truth = Enumerable.Range(0, count).Select(_ => works[random.Next(works.Count)])
            .Select(work => (Text: made.Make(work), Work: hidden.Contains(work) ? (WorkKey?)null : work.Key))
            .Where(one => one.Text is not null).Select(one => new Asked(one.Text!, one.Work, true)).ToList();
        Write(Measure(resolver, truth, list, output), resolver.Count, building, memory, asJson, output);
    }

    /// <summary>References of a file: JSON lines with text, and where it is known with the key of the work.</summary>
    public static async Task RunFileAsync(string library, string file, bool asJson, bool list, TextWriter output)
    {
        var (resolver, building, memory) = Build(await ReadAsync(library));
        var asked = RecordLines.Read(file, record => new Asked(
            RecordLines.Require(record, "text").GetString()!,
            WorkKey.TryParse(RecordLines.TextOf(record, "work"), out var key) ? key : null,
            record.TryGetProperty("work", out _)));
        Write(Measure(resolver, asked, list, output), resolver.Count, building, memory, asJson, output);
    }

    /// <summary>How many references are resolved to works of a library.</summary>
    public static int Count(string library, IReadOnlyList<string> texts)
    {
        var (resolver, _, _) = Build(ReadAsync(library).GetAwaiter().GetResult());
        return texts.Count(text => WrittenReference.Make(text) is { } made && resolver.Resolve(made).Any(match => match.IsKnown));
    }

    private static async Task<List<Work>> ReadAsync(string library)
    {
        using var storage = SqliteStorage.OpenForReading(DataDirectory.ForReading(library).LibraryFile);
        var works = new List<Work>();
        await foreach (var stored in storage.Works.ReadAllAsync())
        {
            if (stored.Work.Title.Length > 0)
                works.Add(stored.Work with { Abstract = "" });
        }

        return works;
    }

    private static (ReferenceResolver Resolver, double Seconds, long Bytes) Build(IEnumerable<Work> works)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        var resolver = ReferenceResolver.Of(works);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return (resolver, seconds, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    private static Result Measure(ReferenceResolver resolver, IReadOnlyList<Asked> asked, bool list, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var answers = asked.Select(one => WrittenReference.Make(one.Text) is { } made ? resolver.Resolve(made) : []).ToList();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var result = new Result { Asked = asked.Count, Seconds = seconds };
        foreach (var (one, answer) in asked.Zip(answers))
        {
            var known = answer.Where(match => match.IsKnown).ToList();
            var isRight = one.Work is { } work && known.Exists(match => match.Work == work);
            result.Count(one, known.Count > 0, answer.Count > 0, isRight);
            if (list)
                output.WriteLine($"{Verdict(one, known.Count > 0, isRight)}\t{string.Join(' ', answer.Select(match => $"{match.Evidence} {match.Work}{(match.IsKnown ? "" : "?")}"))}\t{one.Work}\t{one.Text}");
        }

        return result;
    }

    private static string Verdict(Asked one, bool isResolved, bool isRight) =>
        isResolved ? isRight ? "right" : one.IsJudged ? "WRONG" : "resolved" : one.Work is null ? "none" : "missed";

    private static void Write(Result result, int works, double building, long memory, bool asJson, TextWriter output)
    {
        var figures = new
        {
            works,
            buildSeconds = Math.Round(building, 2),
            megabytes = memory / 1_000_000,
            references = result.Asked,
            resolved = result.Resolved,
            resolvedShare = result.Asked == 0 ? 0 : Math.Round(result.Resolved / (double)result.Asked, 4),
            identified = result.Identified,
            judged = result.Judged,
            right = result.Right,
            precision = result.ResolvedJudged == 0 ? 1 : Math.Round(result.Right / (double)result.ResolvedJudged, 4),
            recall = result.Present == 0 ? 0 : Math.Round(result.Right / (double)result.Present, 4),
            perSecond = Math.Round(result.Asked / result.Seconds),
        };
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(figures));
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{works:N0} works in tables of {figures.megabytes} MB, made in {building:F1} s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Asked:N0} references, {result.Resolved:N0} resolved to works of the library ({figures.resolvedShare:P1}), {result.Identified:N0} more known by an identifier"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision {figures.precision:F4}, recall {figures.recall:F4} of {result.Judged:N0} whose work is known; {figures.perSecond:N0} a second"));
    }

    private sealed record Asked(string Text, WorkKey? Work, bool IsJudged);

    private sealed class Result
    {
        public int Asked { get; init; }
        public double Seconds { get; init; }
        public int Resolved { get; private set; }
        public int Identified { get; private set; }
        public int Judged { get; private set; }
        public int Present { get; private set; }
        public int ResolvedJudged { get; private set; }
        public int Right { get; private set; }

        public void Count(Asked one, bool isResolved, bool isIdentified, bool isRight)
        {
            Resolved += isResolved ? 1 : 0;
            Identified += isIdentified && !isResolved ? 1 : 0;
            if (!one.IsJudged)
                return;
            Judged++;
            Present += one.Work is null ? 0 : 1;
            ResolvedJudged += isResolved ? 1 : 0;
            Right += isRight ? 1 : 0;
        }
    }
}
