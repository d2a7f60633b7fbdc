namespace ArxivLens.Scale.Engines;

/// <summary>Lucene 8 by the Java program in bench/lucene-scale.</summary>
/// <param name="folder">Where its index and classes are put.</param>
internal sealed class LuceneProgram(string folder)
{
    private const string Jars = "/usr/share/java";
    private static readonly string[] Parts = ["core", "analyzers-common", "queries"];

    /// <summary>Whether Lucene is there; says how to install it when it is not.</summary>
    public static bool IsInstalled
    {
        get
        {
            var isThere = Parts.All(part => Directory.Exists(Jars) && Directory.GetFiles(Jars, $"lucene-{part}-8.*.jar").Length > 0);
            if (!isThere)
                EngineRun.Say("Lucene 8 is not installed (apt-get install liblucene8-java openjdk-17-jdk-headless)");
            return isThere;
        }
    }

    /// <summary>Builds its index of the analysed papers and asks it the questions.</summary>
    public async Task RunAsync(string corpus, string questions, string sheet)
    {
        var jars = string.Join(':', Parts.Select(part => Directory.GetFiles(Jars, $"lucene-{part}-8.*.jar")[0]));
        var classes = Path.Combine(folder, "classes");
        var index = Path.Combine(folder, "lucene");
        var sources = Directory.GetFiles(Path.Combine(Workspace.Root, "bench/lucene-scale"), "*.java");
        await ChildProcess.RunAsync("javac", ["-d", classes, "-cp", jars, .. sources]);
        string[] java = ["-Xmx3g", "-cp", $"{classes}:{jars}"];
        await ChildProcess.RunAsync("java", [.. java, "Build", corpus, index, sheet]);
        EngineRun.Say("lucene-build done");
        PageCache.Drop(index);
        await ChildProcess.RunAsync("java", [.. java, "Ask", corpus, index, questions, sheet], index);
        EngineRun.Say("lucene-ask done");
    }
}
