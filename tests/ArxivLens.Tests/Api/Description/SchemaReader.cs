using System.Diagnostics;
using System.Text.Json;

namespace ArxivLens.Tests.Api.Description;

/// <summary>Holds the description and answers against each other by readers that are not ours (check.mjs).</summary>
internal static class SchemaReader
{
    private const string Folder = "tests/ArxivLens.Tests/Api/Description";

    /// <summary>The faults found, one a line; empty when there are none.</summary>
    internal static async Task<string> CheckAsync(string description, IReadOnlyCollection<DescribedAnswer> answers)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-schema-");
        try
        {
            var (first, second) = (Path.Combine(folder.FullName, "description.json"), Path.Combine(folder.FullName, "answers.json"));
            await File.WriteAllTextAsync(first, description);
            await File.WriteAllTextAsync(second, JsonSerializer.Serialize(answers, JsonSerializerOptions.Web));
            using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, Folder, "check.mjs"), first, second])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var complaints = node.StandardError.ReadToEndAsync();
            var faults = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await complaints);
            return faults;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>An answer and where in the description its schema stands.</summary>
internal sealed record DescribedAnswer(string Address, IReadOnlyList<string> Pointer, JsonElement Body)
{
    /// <summary>What an operation answers.</summary>
    internal static DescribedAnswer Of(string address, string path, SiteAnswer answer) => new(
        address,
        ["paths", path, "get", "responses", ((int)answer.Status).ToString("D"), "content", answer.ContentHeaders.ContentType!.MediaType!, "schema"],
        answer.Json);

    /// <summary>What is answered in place of anything.</summary>
    internal static DescribedAnswer Problem(string address, SiteAnswer answer) => new(address, ["components", "schemas", "Problem"], answer.Json);
}
