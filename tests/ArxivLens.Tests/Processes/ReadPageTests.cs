using System.Text;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Tests.Processes;

/// <summary>Pages read by the program's own process for them, harmless and hostile ones.</summary>
public sealed class ReadPageTests
{
    private const string Paragraph =
        "<p>A door that opens by itself, as every engineer knows, is a hole in the wall, and nobody who has ever paid for a wall, "
        + "or for what stood behind it, will call that progress.</p>";

    [Fact]
    public async Task A_page_comes_back_as_text_with_its_facts()
    {
        var page = $"""
            <!doctype html><html lang="en"><head><title>On doors – The Wall</title><meta name="author" content="Ann Archer">
            <meta property="og:site_name" content="The Wall"></head><body><article><h1>On doors</h1>{Paragraph}{Paragraph}
            <p>More of it, and more than that, stands <a href="/more">over there</a>, for those who have the time to read it all.</p>
            <script>alert(1)</script><img src="http://a.example/pixel.gif" onerror="alert(2)"></article></body></html>
            """;

        var (document, fault) = await ReadAsync(Encoding.UTF8.GetBytes(page), "https://a.example/doors");

        Assert.Equal("", fault);
        Assert.Equal(("On doors", "Ann Archer", "The Wall"), (document!.Facts.Title, document.Facts.Author, document.Facts.Site));
        Assert.Equal("https://a.example/more", Assert.Single(document.Text.Links).Address);
        Assert.Contains("A door that opens by itself", document.Text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", document.Text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<", document.Text.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ISO-8859-1", "ISO-8859-1")]
    [InlineData("utf-8", null)]
    public async Task It_is_decoded_as_its_server_says(string encoding, string? charset)
    {
        var page = Encoding.GetEncoding(encoding).GetBytes($"<html><body><h1>Türen</h1><p>Größe, Weite, Öffnung: daran, sagt man, misst man Türen.</p>{Paragraph}");
        var (document, _) = await ReadAsync(page, "https://a.example/", charset);
        Assert.Contains("Größe, Weite, Öffnung", document!.Text.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "80,000 levels", Repeat("<div>", 80_000) },
        { "80,000 levels that end", Repeat("<div>", 80_000) + Repeat("</div>", 80_000) },
        { "80,000 levels of what formats", Repeat("<b>", 80_000) },
        { "wrong nesting", Repeat("<b><i><a><font>", 4_000) + Repeat("<p></b></i>", 10_000) },
        { "tables in tables", Repeat("<table><tr><td>", 30_000) },
        { "200,000 elements", Repeat("<p>", 200_000) },
        { "what has no end", "<div " + Repeat("a=b ", 500_000) },
        { "100,000 attributes", "<div " + string.Concat(Enumerable.Range(0, 100_000).Select(at => $"a{at}=b ")) + ">x</div>" },
        { "a word of two million letters", "<p>" + new string('a', 2_000_000) + "</p>" },
        { "only ends", Repeat("</p>", 400_000) },
        { "only begins", new string('<', 2_000_000) },
        { "comments", Repeat("<!--", 500_000) },
        { "entities", Repeat("&amp", 400_000) },
        { "templates", Repeat("<template>", 50_000) },
        { "svg and math", Repeat("<svg><math><mi>", 30_000) },
        { "commas", "<p>" + Repeat("a, ", 600_000) },
        { "links", Repeat("<a href='/x'>a, b</a> ", 45_000) },
        { "breaks", Repeat("a, b<br><br>", 45_000) },
        { "unequal quotes", Repeat("<a title=\"", 200_000) },
        { "JSON of 50,000 levels", "<script type='application/ld+json'>" + Repeat("[{\"a\":", 50_000) + "</script><p>x" },
        { "nothing but zeros", new string('\0', 2_000_000) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_page_is_read_or_refused_and_its_process_is_gone(string what, string page)
    {
        var (document, fault) = await ReadAsync(Encoding.UTF8.GetBytes(page), "https://a.example/");
        Assert.True(document is null == fault.Length > 0, what);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    public async Task One_of_80_000_levels_is_too_complex(string element)
    {
        var (_, fault) = await ReadAsync(Encoding.UTF8.GetBytes(Repeat(element, 80_000)), "https://a.example/");
        Assert.Equal("the page is too complex (TooDeep)", fault);
    }

    [Fact]
    public async Task The_process_says_nothing_but_its_answer()
    {
        var outcome = await Arxivlens.RunAsync(null, Encoding.UTF8.GetBytes("{}\n<p>x"), "read-page");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("\n{\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stands_in_no_list_of_verbs() =>
        Assert.DoesNotContain("read-page", (await Arxivlens.RunAsync(null, input: null, "--help")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Its_limits_hold()
    {
        if (!OperatingSystem.IsLinux()) return;
        // It sets its limits, and then waits for a page.
        using var process = Arxivlens.Start(null, "read-page");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string[] limits = [];
        await Eventually.IsTrueAsync(
            async () => Holds(limits = await File.ReadAllLinesAsync($"/proc/{process.Id}/limits")),
            () => string.Join('\n', limits));
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static bool Holds(string[] limits) =>
        limits.Any(line => IsLimit(line, "Max cpu time", "6"))
        && limits.Any(line => IsLimit(line, "Max file size", "0"))
        && limits.Any(line => IsLimit(line, "Max core file size", "0"))
        && !limits.Any(line => IsLimit(line, "Max address space", "unlimited"));

    private static bool IsLimit(string line, string name, string value) =>
        line.StartsWith(name, StringComparison.Ordinal) && line[name.Length..].TrimStart().StartsWith(value + " ", StringComparison.Ordinal);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static async Task<PageReading> ReadAsync(byte[] page, string address, string? charset = null)
    {
        using var worker = new PageWorker(PageWorkerCommand.OfThisProgram(), TimeProvider.System);
        return await worker.ReadAsync(page, new Uri(address), charset, CancellationToken.None);
    }
}
