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

/// <summary>The library cannot be read or written.</summary>
public class LibraryException(string message, Exception? inner = null) : ArxivLensException(message, inner);

/// <summary>The library was written by a newer version of this program; only such a version may read it.</summary>
public sealed class NewerLibraryException(string message) : LibraryException(message);

/// <summary>There is no index to answer from just now; it is missing, damaged or being rebuilt.</summary>
public sealed class IndexUnavailableException(string message, Exception? inner = null) : ArxivLensException(message, inner);

/// <summary>An input file is missing or cannot be read at all.</summary>
public sealed class SourceException(string message, Exception? inner = null) : ArxivLensException(message, inner);
