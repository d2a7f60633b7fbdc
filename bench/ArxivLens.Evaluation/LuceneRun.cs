using System.Diagnostics;

namespace ArxivLens.Evaluation;

/// <summary>Lucene's answers to the same queries, by the Java program in bench/lucene.</summary>
internal static class LuceneRun
{
    private const string Program = "bench/lucene/Retrieval.java";

    // Where Debian's liblucene8-java puts them.
    private const string Jars = "/usr/share/java";

    /// <summary>The documents Lucene finds for each query, best first. Fails when Java or Lucene is not installed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Search(string corpus, string queries)
    {
        var rankings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        string[] arguments = ["-cp", FindJars(), FindProgram(), corpus, queries, $"{RetrievalScore.Depth}"];
        using var java = Process.Start(new ProcessStartInfo("java", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidDataException("java does not start");
        while (java.StandardOutput.ReadLine() is { } line)
        {
            var columns = line.Split('\t');
            if (!rankings.TryGetValue(columns[0], out var ranking))
                rankings.Add(columns[0], ranking = new List<string>());
            ((List<string>)ranking).Add(columns[1]);
        }

        java.WaitForExit();
        return java.ExitCode == 0 ? rankings : throw new InvalidDataException($"{Program} failed");
    }

    private static string FindJars()
    {
        string[] patterns = ["lucene-core-8*.jar", "lucene-analyzers-common-8*.jar"];
        var jars = Directory.Exists(Jars) ? patterns.SelectMany(pattern => Directory.GetFiles(Jars, pattern)).ToArray() : [];
        return jars.Length >= patterns.Length
            ? string.Join(Path.PathSeparator, jars)
            : throw new InvalidDataException(
                "Lucene 8 is not installed; on Debian: apt-get install liblucene8-java default-jdk-headless");
    }

    private static string FindProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Program);
            if (File.Exists(path))
                return path;
        }

        throw new InvalidDataException($"{Program} is not beside this program's sources");
    }
}
