namespace ArxivLens.Tests.Processes;

/// <summary>An import that ends in its midst; <see cref="CrashRounds"/> kill at any moment.</summary>
public sealed class CrashTests
{
    private const int Papers = 6000;

    [Fact]
    public async Task A_resumed_import_ends_with_the_content_of_an_undisturbed_one()
    {
        var papers = SmallLibrary.Papers(Papers);
        using var undisturbed = new DataFolder();
        (await Arxivlens.RunAsync(undisturbed, "import", "papers", undisturbed.File("p.jsonl", papers), "--no-index")).Ends(0);
        var expected = (await ImportTests.StatusAsync(undisturbed)).GetProperty("contentHash").GetString();

        using var data = new DataFolder();
        var lines = papers.Split('\n');
        foreach (var part in new[] { 0.2, 0.5, 0.8 })
        {
            using var import = Arxivlens.Start(data, "import", "papers", "-", "--no-index");
            foreach (var line in lines.Take((int)(lines.Length * part)))
                await import.StandardInput.WriteLineAsync(line);
            await import.StandardInput.FlushAsync();
            import.Kill();
            await import.WaitForExitAsync();
        }

        (await Arxivlens.RunAsync(data, "import", "papers", data.File("p.jsonl", papers))).Ends(0);
        Assert.Equal(expected, (await ImportTests.StatusAsync(data)).GetProperty("contentHash").GetString());
        (await Arxivlens.RunAsync(data, "doctor")).Ends(0);
    }

    [Fact]
    public async Task SIGTERM_stops_an_import_between_batches_and_leaves_the_library_whole()
    {
        using var data = new DataFolder();
        using var import = Arxivlens.Start(data, "import", "papers", "-");
        await import.StandardInput.WriteAsync(SmallLibrary.Papers(3000));
        await import.StandardInput.FlushAsync();
        await Arxivlens.TerminateAsync(import);
        import.StandardInput.Close();
        await import.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(130, import.ExitCode);
        Assert.Contains("stopped", await import.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        (await Arxivlens.RunAsync(data, "index")).Ends(0);
        (await Arxivlens.RunAsync(data, "doctor")).Ends(0);
    }
}
