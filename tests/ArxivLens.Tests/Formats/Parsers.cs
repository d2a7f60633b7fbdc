using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Tests.Formats;

/// <summary>Parsers that others wrote: Debian's for Python, citation-js for Node.js.</summary>
internal static class Parsers
{
    private const string Python = "/usr/bin/python3";
    private const string Node = "node";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What is missing, or <c>null</c>.</summary>
    public static string? Missing { get; } = !File.Exists(Python) || !HasModules()
        ? "Parsers are missing: apt-get install python3-pybtex python3-bibtexparser python3-rdflib python3-html5lib"
        : null;

    /// <summary>The citations of a file in a format.</summary>
    public static Task<IReadOnlyList<ReadCitation>> ReadAsync(string format, string text) => ReadCitationsAsync(Python, text, PathOf("read_formats.py"), format);

    /// <summary>The records of a file of RIS.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadRisAsync(string text) =>
        [.. (await RunAsync(Node, text, PathOf("read_ris.mjs"))).EnumerateArray()];

    /// <summary>What programs find on a page.</summary>
    public static Task<JsonElement> ReadPageAsync(string html) => RunAsync(Python, html, PathOf("read_page.py"));

    /// <summary>What a reader of RDF finds in a document of Web Annotations.</summary>
    public static Task<JsonElement> ReadAnnotationsAsync(string json) => RunAsync(Python, json, PathOf("read_annotations.py"));

    private static async Task<IReadOnlyList<ReadCitation>> ReadCitationsAsync(string program, string text, params string[] arguments)
    {
        var read = await RunAsync(program, text, arguments);
        return
        [
            .. read.EnumerateArray().Select(one => new ReadCitation(
                one.GetProperty("title").GetString()!,
                [.. one.GetProperty("authors").EnumerateArray().Select(NameOf)],
                one.GetProperty("fields"))),
        ];
    }

    /// <summary>A name as the three texts given, family, suffix.</summary>
    public static string NameOf(JsonElement name) => string.Join('|', name.EnumerateArray().Select(part => part.GetString()));

    private static string PathOf(string script) => Path.Combine(SourceTree.Root, "tests/ArxivLens.Tests/Formats", script);

    private static async Task<JsonElement> RunAsync(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        start.Environment["PYTHONUTF8"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await error}\n{input[..Math.Min(input.Length, 4000)]}");
        return JsonDocument.Parse(await output).RootElement;
    }

    private static bool HasModules()
    {
        string[] arguments = ["-c", "import bibtexparser, html5lib, pybtex, rdflib"];
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A citation as a parser found it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Authors">Its authors as <c>given|family|suffix</c>.</param>
/// <param name="Fields">All else.</param>
internal sealed record ReadCitation(string Title, IReadOnlyList<string> Authors, JsonElement Fields)
{
    /// <summary>A field as text, empty when it is not there.</summary>
    public string this[string name] => Fields.TryGetProperty(name, out var value) ? value.ToString() : "";
}

/// <summary>A test that is skipped where the parsers are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ParserFactAttribute : FactAttribute
{
    public ParserFactAttribute() => Skip = Parsers.Missing;
}

/// <summary>A theory that is skipped where the parsers are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ParserTheoryAttribute : TheoryAttribute
{
    public ParserTheoryAttribute() => Skip = Parsers.Missing;
}
