using System.CommandLine;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArxivLens.Commands;

namespace ArxivLens.Tests.Architecture;

/// <summary>What a stranger reads says all there is.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_verb_and_option_stands_in_the_configuration_document()
    {
        var text = SourceTree.Read("docs/configuration.md");
        foreach (var (path, command) in Verbs(CommandLine.Root(Program.Verbs()), "arxivlens"))
        {
            if (command.Subcommands.Count == 0)
                Assert.True(text.Contains($"`{path}", StringComparison.Ordinal), $"docs/configuration.md does not mention '{path}'.");
            foreach (var option in command.Options.Where(option => option.Name is not ("--help" or "--version")))
                Assert.True(text.Contains($"`{option.Name}", StringComparison.Ordinal), $"docs/configuration.md does not mention '{path} {option.Name}'.");
        }
    }

    [Fact]
    public void Every_environment_variable_stands_in_the_configuration_document()
    {
        var text = SourceTree.Read("docs/configuration.md");
        var variables = SourceTree.Files("src", ".cs")
            .SelectMany(file => Variable().Matches(SourceTree.Read(file)).Select(match => match.Groups["name"].Value))
            .Distinct()
            .ToList();
        Assert.Contains(DataOption.Variable, variables);
        Assert.All(variables, name => Assert.True(text.Contains($"`{name}`", StringComparison.Ordinal), $"docs/configuration.md does not mention {name}."));
    }

    [Fact]
    public void Every_test_that_is_said_to_hold_a_promise_exists()
    {
        var tests = SourceTree.Files("tests", ".cs").Select(file => Path.GetFileNameWithoutExtension(file)!).ToHashSet(StringComparer.Ordinal);
        var named = TestName().Matches(SourceTree.Read("docs/held-by.md")).Select(match => match.Groups["name"].Value).Distinct().ToList();
        Assert.True(named.Count > 50);
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void The_architecture_document_has_a_section_for_every_project_and_folder()
    {
        var text = SourceTree.Read("docs/architecture.md");
        foreach (var project in SourceTree.Files("src", ".csproj").Select(file => Path.GetDirectoryName(file)!))
        {
            Assert.Contains($"## {project}\n", text, StringComparison.Ordinal);
            var folders = SourceTree.Files(project, ".cs", ".sql", ".ts")
                .Select(file => file[(project.Length + 1)..].Split('/'))
                .Where(parts => parts.Length > 1)
                .Select(parts => parts[0])
                .Distinct();
            Assert.All(folders, folder => Assert.True(
                text.Contains($"`{folder}/`", StringComparison.Ordinal), $"docs/architecture.md does not say what {project}/{folder} holds."));
        }
    }

    [Theory]
    [InlineData("ArxivLens.Index")]
    [InlineData("ArxivLens.Core")]
    public void Public_types_and_their_members_are_documented(string assembly)
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml"))
            .Descendants("member")
            .Select(member => ((string)member.Attribute("name")!).Split('(', '`')[0])
            .ToHashSet(StringComparer.Ordinal);
        var missing = Assembly.Load(assembly).GetExportedTypes()
            .SelectMany(type => Members(type).Prepend($"T:{NameOf(type)}"))
            .Where(name => !documented.Contains(name))
            .ToList();
        Assert.True(missing.Count == 0, $"Undocumented: {string.Join(", ", missing)}");
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"F:{NameOf(type)}.{name}");
        var positional = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name).ToHashSet();
        var properties = type.GetProperties(Own)
            .Where(property => !positional.Contains(property.Name) && !IsGenerated(property) && !IsOverride(property.GetMethod))
            .Select(property => $"P:{NameOf(type)}.{property.Name}");
        var methods = type.GetMethods(Own)
            .Where(method => !method.IsSpecialName && !IsGenerated(method) && !IsOverride(method) && method.Name is not ("Deconstruct" or "Dispose" or "Equals" or "CompareTo"))
            .Select(method => $"M:{NameOf(type)}.{method.Name}");
        return properties.Concat(methods);
    }

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsOverride(MethodInfo? method) => method is not null && method.GetBaseDefinition().DeclaringType != method.DeclaringType;

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.').Split('`')[0];

    private static IEnumerable<(string Path, Command Command)> Verbs(Command command, string path) =>
        command.Subcommands.SelectMany(verb => Verbs(verb, $"{path} {verb.Name}")).Prepend((path, command));

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();

    [GeneratedRegex(@"""(?<name>(ARXIVLENS|XDG|NO_COLOR|TERM|CI)[A-Z_]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
