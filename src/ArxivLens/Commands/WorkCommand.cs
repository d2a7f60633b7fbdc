using System.CommandLine;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens work</c>: which records are one work.</summary>
internal static class WorkCommand
{
    public static Verb Create() => new(
        "work",
        "Say which records are one work, such as a preprint and its published twin; split them again.",
        "arxivlens work merge 2311.09227 10.1000/xyz --reason \"The journal's page names the preprint.\"",
        "arxivlens work list --rule title",
        "arxivlens work match --dry-run")
    {
        WorkMergeCommand.Create(),
        WorkSplitCommand.Create(),
        WorkListCommand.Create(),
        WorkShowCommand.Create(),
        WorkMatchCommand.Create(),
    };

    /// <summary>The option that says why.</summary>
    public static Option<string> ReasonOption() => new("--reason")
    {
        Description = "Why, in a sentence that readers will see.",
        HelpName = "TEXT",
        Required = true,
    };

    /// <summary>Reads a work, or says what is wrong.</summary>
    public static WorkKey? TryRead(string typed, TextWriter error)
    {
        if (WorkKey.TryParse(typed, out var key))
            return key;
        error.WriteLine($"arxivlens: '{Typed.Shown(typed)}' is no arXiv identifier, DOI or work: key.");
        return null;
    }

    /// <summary>Lets the index follow, unless somebody is at work on the library: then the next update does it.</summary>
    public static async Task FollowAsync(ParseResult parsed, DataDirectory directory, SqliteStorage storage, CancellationToken cancellationToken)
    {
        try
        {
            using var builder = directory.Lock(DirectoryRole.Builder);
            await IndexRun.UpdateAsync(directory, storage, parsed.GetValue(MessageOptions.Quiet), cancellationToken);
        }
        catch (Core.DataDirectoryBusyException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("The library is in use; the index follows when that has ended.");
        }
    }
}
