using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Tests.Processes;

/// <summary>The server as a process of its own beside other processes: locks, signals, new indexes, damage.</summary>
public sealed class ServerTests : IDisposable
{
    private static readonly string[] FixedQueries = ["dark matter", "monopole", "\"black hole\" entropy", "model experiment", "author:writer neutrino"];
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_first_start_shows_the_built_in_library()
    {
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        Assert.Contains("Open-Sourcing Highly Capable Foundation Models", (await server.Client.GetAsync("/abs/2311.09227")).Body, StringComparison.Ordinal);
        var status = await ImportTests.StatusAsync(_data);
        Assert.Equal((1, 37, 39), Counts(status));
        Assert.Empty(_data.Rejected());
    }

    [Fact]
    public async Task A_first_start_that_was_cut_short_is_finished_by_the_next_unless_told_otherwise()
    {
        using (var storage = SqliteStorage.Open(new DataDirectory(_data.Path).LibraryFile))
        {
            // As a kill leaves it after some of the papers: begun, with something in the library, and never ended.
            await storage.Imports.BeginAsync("papers", "built-in papers.jsonl", DateTimeOffset.UnixEpoch);
            await storage.Works.SaveAsync([new Work { Key = WorkKey.TryParse("2311.09227", out var key) ? key : default, Title = "" }]);
        }

        await using (await (await ServerProcess.StartAsync(_data, "--no-built-in")).ReadyAsync())
            Assert.Equal(0, (await ImportTests.StatusAsync(_data)).GetProperty("papers").GetInt32());
        // The index of the start before serves meanwhile, so that being ready does not tell that the load has ended.
        await using (await (await ServerProcess.StartAsync(_data)).ReadyAsync())
        {
            var counts = (0, 0, 0);
            await Eventually.IsTrueAsync(
                async () => (counts = Counts(await ImportTests.StatusAsync(_data))) == (1, 37, 39), () => $"The library has {counts}.");
        }
    }

    private static (int Papers, int OtherWorks, int Citations) Counts(JsonElement status) => (
        status.GetProperty("papers").GetInt32(), status.GetProperty("otherWorks").GetInt32(), status.GetProperty("citations").GetInt32());

    [Fact]
    public async Task An_empty_library_stays_empty_when_asked_to()
    {
        await using var server = await (await ServerProcess.StartAsync(_data, "--no-built-in")).ReadyAsync();
        Assert.Equal(0, (await ImportTests.StatusAsync(_data)).GetProperty("papers").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_second_server_and_a_second_builder_are_refused_with_a_message()
    {
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var second = (await Arxivlens.RunAsync(_data, "serve", "--urls", "http://127.0.0.1:0")).Ends(4);
        Assert.Contains("another arxivlens", second.Error, StringComparison.Ordinal);
        Assert.Single(second.Error.TrimEnd().Split('\n'));

        using var builder = Arxivlens.Start(_data, "import", "papers", "-");
        await BuilderIsAsync(builder);
        var refused = (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(1)))).Ends(4);
        Assert.Single(refused.Error.TrimEnd().Split('\n'));
        builder.StandardInput.Close();
        await builder.WaitForExitAsync();
        (await Arxivlens.RunAsync(_data, "index")).Ends(0);
    }

    [Fact]
    public async Task A_server_that_waits_for_the_first_import_says_so_once()
    {
        using var builder = Arxivlens.Start(_data, "import", "papers", "-");
        await BuilderIsAsync(builder);
        await using var server = await ServerProcess.StartAsync(_data);
        var began = TimeProvider.System.GetTimestamp();
        await Eventually.IsTrueAsync(
            async () =>
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.Client.GetAsync("/health/ready")).Status);
                return TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(3);
            },
            () => "Time stands still.");
        Assert.Single(server.Messages.Split('\n'), line => line.Contains("An import holds the library", StringComparison.Ordinal));
        builder.StandardInput.Close();
        await builder.WaitForExitAsync();
        await server.ReadyAsync();
    }

    [Fact]
    public async Task While_there_is_no_index_a_page_says_so_and_leads_to_itself()
    {
        using var builder = Arxivlens.Start(_data, "import", "papers", "-");
        await BuilderIsAsync(builder);
        await using var server = await ServerProcess.StartAsync(_data);

        var answer = await server.Client.GetAsync("/search?q=a%20b");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("<a href=\"/search?q=a%20b\" rel=\"nofollow\">Try again</a>", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"//", (await server.Client.GetAsync("//elsewhere.example/categories")).Body, StringComparison.Ordinal);
        builder.StandardInput.Close();
        await builder.WaitForExitAsync();
    }

    [Fact]
    public async Task An_empty_library_says_how_to_fill_it()
    {
        await using var server = await (await ServerProcess.StartAsync(_data, "--no-built-in")).ReadyAsync();

        var answer = await server.Client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("arxivlens import papers", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/random", answer.Body.Split("<footer")[0], StringComparison.Ordinal);
        Assert.Equal("/", (await server.Client.GetAsync("/random")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task No_lock_survives_its_process()
    {
        await using (var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync())
            await server.KillAsync();
        using (var builder = Arxivlens.Start(_data, "import", "papers", "-"))
        {
            await BuilderIsAsync(builder);
            builder.Kill();
            await builder.WaitForExitAsync();
        }

        (await Arxivlens.RunAsync(_data, "index")).Ends(0);
        await using var next = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
    }

    [Fact]
    public async Task SIGTERM_ends_the_server_cleanly()
    {
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        await Arxivlens.TerminateAsync(server.Process);
        await server.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(0, server.Process.ExitCode);
        Assert.False(File.Exists(Path.Combine(_data.Path, "library.db-wal")), "The library was not closed.");
    }

    [Fact]
    public async Task A_port_in_use_fails_in_one_line()
    {
        using var other = new DataFolder();
        await using var server = await ServerProcess.StartAsync(other);
        var outcome = (await Arxivlens.RunAsync(_data, "serve", "--urls", server.Client.Address.ToString())).Ends(1);
        Assert.Contains("cannot listen", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--urls", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_beside_the_server_is_taken_up_without_a_failed_request()
    {
        await ImportTests.ImportAllAsync(_data, "papers", "works", "citations");
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var import = Arxivlens.RunAsync(_data, "import", "papers", _data.File("more.jsonl", SmallLibrary.Papers(3000, first: 101)), "--json");
        var counts = new List<int>();
        await Eventually.IsTrueAsync(
            async () =>
            {
                Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/abs/0704.0001")).Status);
                var answer = await server.Client.GetAsync("/search.json?q=dark+matter", "application/json");
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                counts.Add(answer.Json.GetProperty("total").GetInt32());
                return counts[^1] == 505;
            },
            () => $"The server did not take up the new index. {server.Messages}");
        Assert.Equal(3000, (await import).Ends(0).Json.GetProperty("added").GetInt32());
        Assert.Equal(counts.Order(), counts);
        Assert.Equal([5, 505], counts.Distinct());
    }

    [Fact]
    public async Task A_damaged_index_is_rebuilt_at_the_start_with_the_same_answers()
    {
        await ImportTests.ImportAllAsync(_data, "papers", "works", "citations");
        var before = await AnswersAsync();
        Damage.FlipBytes(_data);
        Assert.Equal(before, await AnswersAsync());
        (await Arxivlens.RunAsync(_data, "doctor")).Ends(0);
    }

    [Fact]
    public async Task An_index_that_vanishes_under_the_server_is_rebuilt()
    {
        await ImportTests.ImportAllAsync(_data, "papers");
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        Directory.Delete(Path.Combine(_data.Path, "index"), recursive: true);
        await Eventually.IsTrueAsync(
            async () => (await Arxivlens.RunAsync(_data, "doctor")).ExitCode == 0, () => $"The index was not rebuilt. {server.Messages}");
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/abs/0704.0001")).Status);
    }

    // The lock's file names its owner; asking for the lock itself could take it from under the builder's nose.
    private Task BuilderIsAsync(Process builder) => Eventually.IsTrueAsync(
        async () =>
        {
            // The runtime's own files respect the lock; cat does not.
            using var cat = Process.Start(new ProcessStartInfo("cat", [Path.Combine(_data.Path, "builder.lock")])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            return (await cat.StandardOutput.ReadToEndAsync()).Contains($"process {builder.Id},", StringComparison.Ordinal);
        },
        () => "The builder's lock is not held.");

    private async Task<List<string>> AnswersAsync()
    {
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var answers = new List<string>();
        foreach (var query in FixedQueries)
        {
            var answer = await server.Client.GetAsync($"/search.json?q={Uri.EscapeDataString(query)}", "application/json");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            answers.Add(JsonSerializer.Serialize(answer.Json));
        }

        return answers;
    }
}
