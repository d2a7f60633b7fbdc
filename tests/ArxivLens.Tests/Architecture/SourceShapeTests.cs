using System.Reflection;
using System.Text.RegularExpressions;
using ArxivLens.Core.Sources;
using ArxivLens.Sources;

namespace ArxivLens.Tests.Architecture;

/// <summary>Every source has the shape that docs/howto/add-a-source.md tells of.</summary>
public sealed partial class SourceShapeTests
{
    private const string Page = "docs/howto/add-a-source.md";

    [Fact]
    public void Every_source_stands_in_the_catalog_under_a_name_of_its_own()
    {
        var all = SourceCatalog.All;
        Assert.Equal(all.Count, all.Select(source => source.Name).Distinct().Count());
        Assert.All(all, source => Assert.Matches(Name(), source.Name));
        Assert.All(all, source => Assert.False(string.IsNullOrWhiteSpace(source.Title) || string.IsNullOrWhiteSpace(source.Gives), source.Name));
        Assert.Empty(Declared().Select(one => one.About.Name).Except(all.Select(source => source.Name)));
    }

    [Fact]
    public void Every_source_stands_in_the_page_for_strangers()
    {
        var text = SourceTree.Read(Page);
        Assert.All(SourceCatalog.All, source => Assert.True(text.Contains($"`{source.Name}`", StringComparison.Ordinal), $"{Page} does not list {source.Name}."));
    }

    [Fact]
    public void Every_folder_of_a_source_has_tests_that_feed_it_what_is_broken()
    {
        foreach (var (type, about) in Declared())
        {
            var folder = "tests/ArxivLens.Sources.Tests/" + type.Namespace!["ArxivLens.Sources.".Length..].Split('.')[0];
            // A dump is read back by the tests of writing one.
            if (about.Name == "public-dump")
                continue;
            var tests = SourceTree.Files("tests", ".cs").Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
            Assert.True(tests.Count > 0, $"{about.Name} has no tests in {folder}.");
            Assert.True(
                tests.Any(file => Broken().IsMatch(SourceTree.Read(file))), $"No test in {folder} feeds {about.Name} anything hostile or broken.");
        }
    }

    [Fact]
    public void The_example_of_the_page_is_a_source_that_stands_in_the_tests()
    {
        var example = SourceTree.Read("tests/ArxivLens.Sources.Tests/Example/ExampleSource.cs");
        foreach (Match block in Block().Matches(SourceTree.Read(Page)))
            Assert.Contains(block.Groups["code"].Value.Trim(), example, StringComparison.Ordinal);
    }

    private static IEnumerable<(Type Type, Source About)> Declared() => typeof(SourceCatalog).Assembly.GetExportedTypes()
        .Where(type => type != typeof(SourceCatalog))
        .Select(type => (type, type.GetProperty("About", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as Source))
        .Where(one => one.Item2 is not null)
        .Select(one => (one.type, one.Item2!));

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("(?i)hostile|broken|wrong|refus|reject|fault|reason|nonsense|cut off|garbage", RegexOptions.NonBacktracking)]
    private static partial Regex Broken();

    [GeneratedRegex("```csharp\n(?<code>[^`]*)```", RegexOptions.NonBacktracking)]
    private static partial Regex Block();
}
