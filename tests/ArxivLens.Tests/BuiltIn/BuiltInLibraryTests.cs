using ArxivLens.BuiltIn;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Memory;

namespace ArxivLens.Tests.BuiltIn;

/// <summary>When a library gets the built-in one, by its log of imports.</summary>
public sealed class BuiltInLibraryTests
{
    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task An_empty_library_wants_it() => Assert.True(await IsWantedAsync());

    [Theory]
    [InlineData("built-in papers.jsonl", false)]
    [InlineData("built-in papers.jsonl", true)]
    [InlineData("built-in works.jsonl", true)]
    [InlineData("built-in citations.csv", false)]
    public async Task A_load_that_was_cut_short_is_wanted_again(string lastFile, bool isComplete)
    {
        await SaveAsync("2311.09227");
        await ImportAsync("built-in papers.jsonl", isComplete: lastFile != "built-in papers.jsonl" || isComplete);
        await ImportAsync(lastFile, isComplete);
        Assert.True(await IsWantedAsync());
        await _storage.Imports.BeginAsync("citations", "built-in citations.csv", DateTimeOffset.UnixEpoch);
        Assert.True(await IsWantedAsync());
    }

    [Fact]
    public async Task A_load_that_came_to_its_end_is_not_repeated_whatever_comes_after_it()
    {
        await SaveAsync("2311.09227");
        foreach (var file in new[] { "built-in papers.jsonl", "built-in works.jsonl", "built-in citations.csv", "mine.jsonl" })
            await ImportAsync(file, isComplete: true);
        await ImportAsync("mine.csv", isComplete: false);
        Assert.False(await IsWantedAsync());
    }

    [Fact]
    public async Task A_library_of_ones_own_never_gets_it()
    {
        await SaveAsync("0704.0001");
        await ImportAsync("mine.jsonl", isComplete: false);
        Assert.False(await IsWantedAsync());
    }

    private Task<bool> IsWantedAsync()
    {
        var importer = new Importer(
            _storage.Works, _storage.Citations, _storage.Retractions, _storage.Imports, new RejectedRecords("/never-written"), TimeProvider.System);
        return new BuiltInLibrary(_storage.Library, _storage.Imports, importer).IsWantedAsync(CancellationToken.None);
    }

    private async Task ImportAsync(string file, bool isComplete)
    {
        var import = await _storage.Imports.BeginAsync("papers", file, DateTimeOffset.UnixEpoch);
        await _storage.Imports.EndAsync(import, new ImportReport(1, 0, 0, 0, IsComplete: isComplete), DateTimeOffset.UnixEpoch);
    }

    private async Task SaveAsync(string id) =>
        await _storage.Works.SaveAsync([new Work { Key = WorkKey.TryParse(id, out var key) ? key : default, Title = "A paper" }]);
}
