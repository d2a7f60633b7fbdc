using ArxivLens.Core.Indexing;
using ArxivLens.Index;
using ArxivLens.Index.Tests;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Core.Tests.Indexing;

public sealed class RollingCheckTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arxivlens-check-");
    private readonly SetClock clock = new();

    [Fact]
    public void Damage_in_any_file_is_found_within_a_period()
    {
        var manifest = Write(2_000);
        foreach (var file in manifest.Files)
        {
            using var check = new RollingCheck(folder.FullName, Day, clock);
            var sound = Flip(file, file.Length - 1);
            var hours = 0;
            IndexDamagedException? damage = null;
            for (; damage is null && hours < 25; hours++)
            {
                clock.Seconds += 3600;
                damage = check.Continue(manifest);
            }

            Assert.True(damage is not null, $"Damage of {file.Name} was not found within a day.");
            Assert.Equal(file.Name, damage.File);
            File.WriteAllBytes(Path.Combine(folder.FullName, file.Name), sound);
        }
    }

    [Fact]
    public void Any_32_flipped_bytes_are_found()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var random = new Sequence(seed);
        var manifest = Write(2_000);
        for (var spot = 0; spot < 40; spot++)
        {
            var file = manifest.Files[random.Below(manifest.Files.Count)];
            var place = random.Below((int)file.Length);
            var sound = Flip(file, place, length: 32);
            using var check = new RollingCheck(folder.FullName, Day, clock);
            clock.Seconds += 24 * 3600;
            Assert.Equal(file.Name, check.Continue(manifest)?.File);
            File.WriteAllBytes(Path.Combine(folder.FullName, file.Name), sound);
        }
    }

    [Fact]
    public void A_sound_index_is_read_once_a_period_and_not_more()
    {
        var manifest = Write(3_000);
        var last = manifest.Files.MaxBy(file => file.Length)!;
        using var check = new RollingCheck(folder.FullName, Day, clock);
        clock.Seconds += 23 * 3600;
        Assert.Null(check.Continue(manifest));
        Assert.Null(check.Continue(manifest));
        foreach (var file in manifest.Files) Flip(file, file.Length - 1);
        // The last of the files has not been read to its end after 23 hours of 24, and is now.
        clock.Seconds += 2 * 3600;
        Assert.NotNull(check.Continue(manifest));
        Assert.True(last.Length > 1 << 16, "The index is too small to be read in slices.");
    }

    [Fact]
    public void A_long_pause_asks_for_one_reading_only()
    {
        var manifest = Write(5_000);
        using var check = new RollingCheck(folder.FullName, Day, clock);
        clock.Seconds += 1_000L * 24 * 3600;
        Assert.Null(check.Continue(manifest));
        clock.Seconds += 1;
        foreach (var file in manifest.Files) Flip(file, file.Length - 1);
        Assert.Null(check.Continue(manifest));
    }

    [Fact]
    public void A_missing_file_is_damage_and_one_that_a_newer_generation_removed_is_not()
    {
        var manifest = Write(50);
        using var check = new RollingCheck(folder.FullName, Day, clock);
        File.Delete(Path.Combine(folder.FullName, manifest.Files[0].Name));
        clock.Seconds += 24 * 3600;
        Assert.Equal(manifest.Files[0].Name, check.Continue(manifest)?.File);
        Write(60);
        clock.Seconds += 24 * 3600;
        Assert.Null(check.Continue(manifest));
    }

    public void Dispose() => folder.Delete(true);

    private IndexManifest Write(int count) => TestIndex.Write(folder.FullName, TestIndex.Numbered(count), []);

    private byte[] Flip(IndexFile file, long place, int length = 1)
    {
        var path = Path.Combine(folder.FullName, file.Name);
        var bytes = File.ReadAllBytes(path);
        var damaged = bytes.ToArray();
        for (var at = place; at < Math.Min(place + length, damaged.Length); at++) damaged[at] ^= 0x5A;
        File.WriteAllBytes(path, damaged);
        return bytes;
    }

    private sealed class SetClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
