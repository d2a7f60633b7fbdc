using ArxivLens.Core;

namespace ArxivLens.Commands;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Ok = 0;

    /// <summary>It could not be done.</summary>
    public const int Failed = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>It was done but for some records, which were rejected.</summary>
    public const int Partly = 3;

    /// <summary>Another process holds what is needed; the same command works when that has ended.</summary>
    public const int Busy = 4;

    /// <summary>
    /// Library, index or input is damaged or of a newer version; the message or <c>arxivlens doctor</c> says what mends it.
    /// </summary>
    public const int Damaged = 5;

    /// <summary>Something would be lost, overwritten or spoilt; the message says what to do, mostly <c>--force</c>.</summary>
    public const int Refused = 6;

    /// <summary>It was stopped by the user.</summary>
    public const int Cancelled = 130;

    /// <summary>What a broken world ends with.</summary>
    public static int Of(ArxivLensException reason) => reason switch
    {
        DataDirectoryBusyException or LibraryException { Fault: LibraryFault.Busy } => Busy,
        LibraryException { Fault: LibraryFault.Damaged or LibraryFault.Newer } => Damaged,
        _ => Failed,
    };
}
