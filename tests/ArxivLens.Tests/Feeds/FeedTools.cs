using System.Diagnostics;
using System.Text.Json;

namespace ArxivLens.Tests.Feeds;

/// <summary>What others read feeds with: jing, which holds a document against a grammar, and feedparser of Debian's Python.</summary>
internal static class FeedTools
{
    private const string Jing = "/usr/bin/jing";
    private const string Python = "/usr/bin/python3";

    /// <summary>What is not installed, as Debian's packages; empty when nothing is.</summary>
    public static string Missing { get; } = string.Join(' ', FindMissing());

    /// <summary>Asks jing; an empty text when every file is Atom.</summary>
    public static async Task<string> ValidateAsync(IEnumerable<string> feeds)
    {
        var grammar = Path.Combine(SourceTree.Root, "tests/ArxivLens.Tests/Feeds/atom.rnc");
        return await WithFilesAsync(feeds, async files => (await RunAsync(Jing, ["-c", grammar, .. files])).Output);
    }

    /// <summary>Reads feeds with feedparser.</summary>
    public static async Task<IReadOnlyList<ReadFeed>> ReadAsync(IEnumerable<string> feeds)
    {
        var script = Path.Combine(SourceTree.Root, "tests/ArxivLens.Tests/Feeds/read_feeds.py");
        var (code, output) = await WithFilesAsync(feeds, files => RunAsync(Python, [script, .. files]));
        Assert.True(code == 0, output);
        return JsonSerializer.Deserialize<List<ReadFeed>>(output, JsonSerializerOptions.Web)!;
    }

    private static async Task<T> WithFilesAsync<T>(IEnumerable<string> contents, Func<IReadOnlyList<string>, Task<T>> read)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-feeds-");
        try
        {
            var files = new List<string>();
            foreach (var content in contents)
            {
                files.Add(Path.Combine(folder.FullName, $"{files.Count}.xml"));
                await File.WriteAllTextAsync(files[^1], content);
            }

            return await read(files);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // jing's own start script warns of libraries it does not need.
        _ = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static IEnumerable<string> FindMissing()
    {
        if (!File.Exists(Jing))
            yield return "jing";
        if (!File.Exists(Python) || !HasFeedparser())
            yield return "python3-feedparser";
    }

    private static bool HasFeedparser()
    {
        string[] arguments = ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('feedparser') is None)"];
        using var process = Process.Start(new ProcessStartInfo(Python, arguments))!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A feed as feedparser understood it.</summary>
internal sealed record ReadFeed(string Fault, string Title, string Id, IReadOnlyDictionary<string, string> Links, IReadOnlyList<FeedItem> Entries);

/// <summary>An entry as feedparser understood it.</summary>
internal sealed record FeedItem(
    string Id, string Title, string Link, string Summary, string Updated, IReadOnlyList<string> Authors, IReadOnlyList<string> Tags);

/// <summary>A test that is skipped where the programs that read feeds are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FeedToolsFactAttribute : FactAttribute
{
    public FeedToolsFactAttribute()
    {
        if (FeedTools.Missing.Length > 0)
            Skip = $"Not installed: apt-get install {FeedTools.Missing}";
    }
}
