namespace ArxivLens.Core;

/// <summary>
/// A broken world: what no caller can be expected to handle but by telling somebody. The message is one line for the operator;
/// it is never shown to readers. There are at most six kinds.
/// </summary>
public abstract class ArxivLensException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The data directory cannot be used.</summary>
public class DataDirectoryException(string message, Exception? inner = null) : ArxivLensException(message, inner);

/// <summary>Another process holds the lock of this role.</summary>
public sealed class DataDirectoryBusyException(string message) : DataDirectoryException(message);

/// <summary>The library cannot be read or written, or is of another version than this program.</summary>
public sealed class LibraryException(string message, Exception? inner = null, LibraryFault fault = LibraryFault.Unusable)
    : ArxivLensException(message, inner)
{
    /// <summary>What is the matter, for whoever advises the operator.</summary>
    public LibraryFault Fault { get; } = fault;
}

/// <summary>What is the matter with a library that cannot be read or written.</summary>
public enum LibraryFault
{
    /// <summary>Something about it or its disk; the library itself may be sound.</summary>
    Unusable,

    /// <summary>Its content is damaged.</summary>
    Damaged,

    /// <summary>Another process keeps it busy; it is sound.</summary>
    Busy,

    /// <summary>It was written by a newer program; it is sound.</summary>
    Newer,

    /// <summary>It was written by an older program and is opened for reading only; it is sound.</summary>
    Older,
}

/// <summary>There is no index to answer from just now; it is missing, damaged or being rebuilt.</summary>
public sealed class IndexUnavailableException(string message, Exception? inner = null) : ArxivLensException(message, inner);

/// <summary>An input file is missing or cannot be read at all.</summary>
public sealed class SourceException(string message, Exception? inner = null) : ArxivLensException(message, inner);
