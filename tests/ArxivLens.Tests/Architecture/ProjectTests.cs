using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ArxivLens.Tests.Architecture;

/// <summary>Data runs one way, so references between projects do too: the table of docs/architecture.md, held.</summary>
public sealed partial class ProjectTests
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Table = new()
    {
        ["ArxivLens.Index"] = ([], []),
        ["ArxivLens.Core"] = (["ArxivLens.Index"], []),
        ["ArxivLens.Sources"] = (["ArxivLens.Core"], ["AngleSharp"]),
        ["ArxivLens.Storage"] = (["ArxivLens.Core"], ["Dapper", "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"]),
        ["ArxivLens.Web"] = (["ArxivLens.Core"], ["Markdig", "Microsoft.AspNetCore.OpenApi"]),
        ["ArxivLens"] = (
            ["ArxivLens.Core", "ArxivLens.Index", "ArxivLens.Sources", "ArxivLens.Storage", "ArxivLens.Web"],
            ["Spectre.Console", "System.CommandLine"]),
    };

    [Fact]
    public void Every_source_project_stands_in_the_table() =>
        Assert.Equal(Table.Keys.Order(), SourceTree.Files("src", ".csproj").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Project_references_are_those_of_the_table()
    {
        foreach (var (project, (projects, _)) in Table)
            Assert.Equal(projects, Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Packages_are_those_of_the_table()
    {
        foreach (var (project, (_, packages)) in Table)
            Assert.Equal(packages, Includes(project, "PackageReference").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_package_is_pinned_exactly_and_in_one_place()
    {
        var pins = XDocument.Parse(SourceTree.Read("Directory.Packages.props")).Descendants("PackageVersion").ToList();
        Assert.NotEmpty(pins);
        Assert.All(pins, pin => Assert.Matches(ExactVersion(), (string?)pin.Attribute("Version")));
        foreach (var file in SourceTree.Files(".", ".csproj", ".props").Where(file => !file.EndsWith("Directory.Packages.props", StringComparison.Ordinal)))
        {
            var versioned = XDocument.Parse(SourceTree.Read(file)).Descendants("PackageReference")
                .Where(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null);
            Assert.True(!versioned.Any(), $"{file} gives a package's version; Directory.Packages.props is the place.");
        }
    }

    [Fact]
    public void Every_project_has_its_lock_file()
    {
        foreach (var project in SourceTree.Files(".", ".csproj"))
        {
            var file = Path.Combine(SourceTree.Root, Path.GetDirectoryName(project)!, "packages.lock.json");
            Assert.True(File.Exists(file), $"{project} has no packages.lock.json.");
        }
    }

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Parse(SourceTree.Read($"src/{project}/{project}.csproj")).Descendants(item).Select(reference => (string)reference.Attribute("Include")!);

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+){1,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex ExactVersion();
}
