using System.Globalization;
using ArxivLens.Index.Tests;
using ArxivLens.Sources.Tests.ArxivOai.Faults;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Processes;

/// <summary>
/// The built program killed with -9 while it harvests a server that misbehaves: in the end its library is the one of an undisturbed
/// harvest. A few rounds here; <c>bench/harvest-faults.sh</c> runs more.
/// </summary>
public sealed class HarvestKillTests
{
    private const string RoundsVariable = "ARXIVLENS_HARVEST_ROUNDS";
    private const int MostProcesses = 40;

    [Fact]
    public async Task Killed_at_any_moment_it_goes_on_and_loses_nothing()
    {
        var rounds = Environment.GetEnvironmentVariable(RoundsVariable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 2;
        var seed = FuzzSeed.Choose();
        for (var round = 0; round < rounds; round++) await RunAsync(seed + (ulong)round);
    }

    private static async Task RunAsync(ulong seed)
    {
        await using var server = new FaultyOaiServer(new SeededCorpus(seed), seed) { IsStill = true };
        var random = new Sequence(seed);
        using var disturbed = new DataFolder();
        var kills = 0;
        for (var process = 0; ; process++)
        {
            Assert.True(process < MostProcesses, $"{FuzzSeed.Variable}={seed}: it comes to no end");
            if (await HarvestAsync(disturbed, server, TimeSpan.FromMilliseconds(250 + random.Below(900)), isKilled: kills < 4)) break;
            kills++;
        }

        server.IsCalm = true;
        using var calm = new DataFolder();
        Assert.True(await HarvestAsync(calm, server, TimeSpan.Zero, isKilled: false));
        Assert.True(await HashAsync(calm) == await HashAsync(disturbed), $"{FuzzSeed.Variable}={seed}: the libraries differ");
    }

    /// <returns>Whether it came to its end.</returns>
    private static async Task<bool> HarvestAsync(DataFolder data, FaultyOaiServer server, TimeSpan after, bool isKilled)
    {
        using var process = Arxivlens.Start(data, "harvest", "--base-url", server.Address.AbsoluteUri, "--pause", "0", "--no-index", "--quiet");
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var moment = new CancellationTokenSource(isKilled ? after : TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(moment.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await reading;
        return process.ExitCode is 0 or 3;
    }

    private static async Task<string> HashAsync(DataFolder data) =>
        (await Arxivlens.RunAsync(data, "status", "--hash", "--json")).Ends(0).Json.GetProperty("contentHash").GetString()!;
}
