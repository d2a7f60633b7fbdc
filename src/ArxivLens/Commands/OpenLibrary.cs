using System.CommandLine;
using ArxivLens.Core;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary>A library with its index, open for one verb that reads.</summary>
internal sealed class OpenLibrary : IDisposable
{
    private IndexReader? _index;

    private OpenLibrary(DataDirectory directory, SqliteStorage storage) => (Directory, Storage) = (directory, storage);

    /// <summary>Where it is.</summary>
    public DataDirectory Directory { get; }

    /// <summary>The library.</summary>
    public SqliteStorage Storage { get; }

    /// <summary>The index.</summary>
    /// <exception cref="IndexUnavailableException">It is missing or damaged; the message says what to do.</exception>
    public IndexReader Index => _index ??= OpenIndex(Directory);

    /// <summary>Opens the library of a command line.</summary>
    public static OpenLibrary Of(ParseResult parsed)
    {
        var directory = DataOption.OpenExisting(parsed);
        return new OpenLibrary(directory, SqliteStorage.OpenForReading(directory.LibraryFile));
    }

    /// <summary>The number of a work in the index.</summary>
    /// <exception cref="IndexUnavailableException">There is no index, or it was built before the work came in.</exception>
    public int DocumentOf(Work work) => Index.Find(work.Key.ToString()) is >= 0 and var document
        ? document
        : throw new IndexUnavailableException(
            $"{work.Key} is in the library but not in the index yet. Bring it up to date with: arxivlens index");

    /// <summary>Finds the works of several documents, in order.</summary>
    public Task<IReadOnlyList<Work?>> FindAsync(IEnumerable<int> documents, CancellationToken cancellationToken)
    {
        var keys = documents.Select(document => WorkKey.TryParse(Index.Key(document), out var key) ? key : default).ToList();
        return Storage.Works.FindAsync(keys, cancellationToken);
    }

    public void Dispose()
    {
        _index?.Dispose();
        Storage.Dispose();
    }

    private static IndexReader OpenIndex(DataDirectory directory)
    {
        try
        {
            return IndexReader.Open(directory.IndexDirectory);
        }
        catch (IndexMissingException e)
        {
            throw new IndexUnavailableException("There is no index yet. Build it with: arxivlens index", e);
        }
        catch (IndexDamagedException e)
        {
            throw new IndexUnavailableException($"{e.Message} Rebuild it with: arxivlens index --rebuild", e);
        }
    }
}
