using ArxivLens.Index.Tests;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.ArxivOai.Faults;

/// <summary>
/// Whatever a server does while it is harvested, and wherever the process ends meanwhile: nothing is lost, nothing doubled, and
/// the library is in the end what an undisturbed harvest makes. ARXIVLENS_FUZZ_SEED repeats one run first.
/// </summary>
public sealed class HarvestFaultTests
{
    private const int Runs = 500;
    private const int MostProcesses = 200;

    [Fact]
    public async Task Five_hundred_disturbed_harvests_lose_and_double_nothing()
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(FuzzRounds.From(FuzzSeed.Choose(), Runs), options, async (seed, _) =>
        {
            try
            {
                await RunAsync(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{FuzzSeed.Variable}={seed}: {e.Message}", e);
            }
        });
    }

    /// <summary>One that lost a record: what moved was missed by the whole list itself, and showed only while a seam was read again.</summary>
    [Theory]
    [InlineData(232898256)]
    public async Task A_harvest_that_lost_a_record_once_loses_none(ulong seed) => await RunAsync(seed);

    [Fact]
    public async Task So_it_is_in_a_real_library()
    {
        foreach (var seed in FuzzRounds.From(FuzzSeed.Choose(), 10))
        {
            using var disturbed = new HarvestCase(isReal: true);
            await RunAsync(seed, disturbed);
        }
    }

    private static async Task RunAsync(ulong seed)
    {
        using var disturbed = new HarvestCase();
        await RunAsync(seed, disturbed);
    }

    private static async Task RunAsync(ulong seed, HarvestCase disturbed)
    {
        var corpus = new SeededCorpus(seed);
        await using var server = new FaultyOaiServer(corpus, seed + 1);
        var random = new Sequence(seed + 2);
        var crashes = new Crashes(random);
        for (var harvest = 0; harvest < 2; harvest++)
        {
            await HarvestAsync(server, disturbed, crashes, random);
            if (random.Below(2) == 0) corpus.PassDay();
        }

        // The next cycle, in which nothing happens.
        server.IsCalm = true;
        crashes.Left = -1;
        var outcome = await disturbed.RunAsync(server.Address);
        Assert.Null(outcome.Failure);

        using var calm = new HarvestCase();
        Assert.Null((await calm.RunAsync(server.Address)).Failure);
        Assert.Equal(await calm.ListAsync(), await disturbed.ListAsync());
        Assert.Equal(corpus.Holdings.Count, (await calm.ListAsync()).Count);
        Assert.Equal(
            corpus.Holdings.Where(one => one.IsDeleted).Select(one => one.Id).Order(StringComparer.Ordinal),
            await ListDeletedAsync(disturbed));
    }

    // One process after another until one comes to the end.
    private static async Task HarvestAsync(FaultyOaiServer server, HarvestCase disturbed, Crashes crashes, Sequence random)
    {
        for (var process = 0; process < MostProcesses; process++)
        {
            crashes.Left = random.Below(3) == 0 ? -1 : random.Below(25);
            using var stop = new CancellationTokenSource();
            var stopAfter = random.Below(3) == 0 ? random.Below(5) : -1;
            var progress = new Told(_ => { if (stopAfter-- == 0) stop.Cancel(); });
            try
            {
                var outcome = await disturbed.RunAsync(server.Address, stores: crashes.Of(disturbed.Stores), progress: progress, cancellationToken: stop.Token);
                if (outcome.Failure is null) return;
            }
            catch (Exception e) when (e is CrashException or OperationCanceledException)
            {
                // The next process goes on.
            }
        }

        Assert.Fail("no harvest came to its end");
    }

    private static async Task<IReadOnlyList<string>> ListDeletedAsync(HarvestCase harvested)
    {
        var deleted = new List<string>();
        await foreach (var (_, work) in harvested.Stores.Works.ReadAllAsync())
        {
            if (work.Deleted is not null) deleted.Add(work.Key.ToString());
        }

        return [.. deleted.Order(StringComparer.Ordinal)];
    }

    /// <summary>Tells at once, unlike the runtime's.</summary>
    private sealed class Told(Action<Sources.ArxivOai.HarvestProgress> tell) : IProgress<Sources.ArxivOai.HarvestProgress>
    {
        public void Report(Sources.ArxivOai.HarvestProgress value) => tell(value);
    }
}
