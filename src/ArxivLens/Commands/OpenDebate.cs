using System.CommandLine;
using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary>The library of a command line, open for verbs that change articles and questions. An import or a server may run beside.</summary>
internal static class OpenDebate
{
    /// <summary>Opens it; makes it where there is none.</summary>
    public static SqliteStorage OrNew(ParseResult parsed) => Open(DataOption.Open(parsed));

    /// <summary>Opens it where it is.</summary>
    /// <exception cref="Core.DataDirectoryException">There is no library.</exception>
    public static SqliteStorage Existing(ParseResult parsed)
    {
        var directory = DataOption.OpenExisting(parsed);
        return Open(directory);
    }

    // Making or migrating the library is the builder's work; one as it should be is opened beside an import.
    private static SqliteStorage Open(DataDirectory directory)
    {
        if (SqliteStorage.IsNewest(directory.LibraryFile))
            return SqliteStorage.Open(directory.LibraryFile);
        using var builder = directory.Lock(DirectoryRole.Builder);
        return SqliteStorage.Open(directory.LibraryFile);
    }
}
