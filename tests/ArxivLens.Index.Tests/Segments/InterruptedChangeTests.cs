using ArxivLens.Index.Files;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Tests.Segments;

/// <summary>An update or a merge that dies at any step leaves the index as before or as after it, and nothing for ever.</summary>
public sealed class InterruptedChangeTests
{
    private delegate void Change(string directory, Action<string> afterStep);

    [Fact]
    public void An_update_that_fails_at_any_step_leaves_before_or_after() => FailAtEveryStep(Update, merged: false);

    [Fact]
    public void An_update_that_is_killed_at_any_step_leaves_before_or_after() => KillAtEveryStep(Update, merged: false);

    [Fact]
    public void A_merge_that_fails_at_any_step_leaves_before_or_after() => FailAtEveryStep(Merge, merged: true);

    [Fact]
    public void A_merge_that_is_killed_at_any_step_leaves_before_or_after() => KillAtEveryStep(Merge, merged: true);

    private static void FailAtEveryStep(Change change, bool merged)
    {
        var steps = StepsOf(change, merged);
        Assert.Equal(ManifestFile.Name, steps[^1]);
        foreach (var last in steps)
        {
            using var directory = new TemporaryDirectory();
            Prepare(directory.Path, merged);
            var before = Content(directory.Path);
            Assert.Throws<IOException>(() => change(directory.Path, step => Stop(step == last)));
            Assert.Equal(last == ManifestFile.Name ? ContentAfter(change, merged) : before, Content(directory.Path));
            // What is removed after the manifest stays when that fails; the next writer removes it.
            if (last != ManifestFile.Name)
                AssertNoFileTooMany(directory.Path);
        }
    }

    private static void KillAtEveryStep(Change change, bool merged)
    {
        foreach (var last in StepsOf(change, merged))
        {
            using var directory = new TemporaryDirectory();
            using var killed = new TemporaryDirectory();
            Prepare(directory.Path, merged);
            var before = Content(directory.Path);
            change(directory.Path, step =>
            {
                if (step == last)
                    Copy(directory.Path, killed.Path);
            });
            Assert.Equal(last == ManifestFile.Name ? ContentAfter(change, merged) : before, Content(killed.Path));
            // Whoever writes next clears away what was left, and is not disturbed by it: nor by the dead of the same generation.
            using (var update = IndexUpdate.Begin(killed.Path, "next"))
            {
                update.Put(TestIndex.Document("next", "dark"));
                update.Put(TestIndex.Document("k1", "replaced once more"));
                update.Commit();
            }

            Assert.Contains("next", Content(killed.Path), StringComparison.Ordinal);
            AssertNoFileTooMany(killed.Path);
        }
    }

    private static void Prepare(string directory, bool merged)
    {
        TestIndex.Build(directory, RandomCorpus.Make(new Sequence(4), 20), [(1, 2, 1), (3, 2, 1)]);
        if (merged)
            Update(directory, _ => { });
    }

    private static void Update(string directory, Action<string> afterStep)
    {
        using var update = IndexUpdate.Begin(directory, "update", afterStep);
        update.Put(TestIndex.Document("added", "dark matter"));
        update.Put(TestIndex.Document("k1", "replaced"));
        update.Remove("k2");
        update.Commit();
    }

    private static void Merge(string directory, Action<string> afterStep)
    {
        using var merge = PendingMerge.Begin(directory, new MergePlan(0), afterStep);
        merge!.Write();
        merge.Commit();
    }

    private static List<string> StepsOf(Change change, bool merged)
    {
        using var directory = new TemporaryDirectory();
        Prepare(directory.Path, merged);
        var steps = new List<string>();
        change(directory.Path, step =>
        {
            lock (steps)
                steps.Add(step);
        });
        return steps;
    }

    private static string ContentAfter(Change change, bool merged)
    {
        using var directory = new TemporaryDirectory();
        Prepare(directory.Path, merged);
        change(directory.Path, _ => { });
        return Content(directory.Path);
    }

    /// <summary>Generation and keys; that every file is whole is asserted on the way.</summary>
    private static string Content(string directory)
    {
        using var reader = IndexReader.Open(directory);
        reader.Verify();
        return $"{reader.Manifest.Generation}: {string.Join(' ', Enumerable.Range(0, reader.NumberCount)
            .Select(number => reader.Contains(number) ? reader.Key(number) : "-"))}";
    }

    private static void AssertNoFileTooMany(string directory)
    {
        var names = IndexReader.ReadManifest(directory)!.Files.Select(file => file.Name).Append(ManifestFile.Name);
        Assert.Equal(names.Order(), Directory.GetFiles(directory).Select(path => Path.GetFileName(path)).Order());
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.GetFiles(from))
        {
            // A claim is locked; what a killed process leaves of it is an empty file.
            if (path.EndsWith(".claim", StringComparison.Ordinal))
                File.WriteAllText(Path.Combine(to, Path.GetFileName(path)), "");
            else
                File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }

    private static void Stop(bool now)
    {
        if (now)
            throw new IOException("The disk is full.");
    }
}
