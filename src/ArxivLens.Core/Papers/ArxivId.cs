using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ArxivLens.Core.Papers;

/// <summary>
/// An arXiv identifier without version: <c>hep-th/9901001</c> (1991-07 to 2007-03) or <c>2311.09227</c> (from 2007-04).
/// </summary>
/// <remarks>Eight bytes; the default value is no identifier, prints as nothing and orders before all others.</remarks>
public readonly record struct ArxivId : IComparable<ArxivId>
{
    private const int ArchiveBits = 6;
    private const int NumberBits = 17;
    private const int MonthBits = 4;

    // From the highest bit: year, month, number, archive. So the order of the value is the order of identifiers.
    private readonly ulong packed;

    internal ArxivId(int year, int month, int number, int archive)
    {
        var value = (ulong)year;
        value = (value << MonthBits) | (uint)month;
        value = (value << NumberBits) | (uint)number;
        packed = (value << ArchiveBits) | (uint)archive;
    }

    /// <summary>The archive of an old identifier, lower case; <c>null</c> for a new one.</summary>
    public string? Archive => OldArchives.NameOf((int)Bits(0, ArchiveBits));

    /// <summary>Four-digit year.</summary>
    public int Year => (int)(packed >> (ArchiveBits + NumberBits + MonthBits));

    /// <summary>Month, 1–12.</summary>
    public int Month => (int)Bits(ArchiveBits + NumberBits, MonthBits);

    /// <summary>Number within the month, from 1.</summary>
    public int Number => (int)Bits(ArchiveBits, NumberBits);

    /// <summary>
    /// Reads an identifier in any of its shapes: prefix, URL, subject class, missing hyphen, version …; see docs.
    /// </summary>
    /// <param name="text">What somebody typed or a file holds.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="version">The version when the text names one (1, 2 …), else <c>null</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out ArxivId id, out int? version)
    {
        id = default;
        version = null;
        return text is not null && ArxivIdReader.TryRead(text, out id, out version, out _);
    }

    /// <summary>Reads an identifier in any of its shapes, dropping a version.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ArxivId id) => TryParse(text, out id, out _);

    /// <summary>
    /// Reads a bare identifier, old or new, with or without a version and with nothing around it; allocates nothing.
    /// </summary>
    public static bool TryParseBare(ReadOnlySpan<char> text, out ArxivId id) =>
        ArxivIdReader.TryReadBare(text, out id, out _, out _);

    /// <summary>
    /// Reads an identifier that was written as a number, as <c>704.0001</c> for <c>0704.0001</c> or <c>1501.0001</c> for
    /// <c>1501.00010</c>: zeros lost at either end are put back.
    /// </summary>
    /// <param name="number">The number as it is written in the file.</param>
    /// <param name="id">The identifier.</param>
    public static bool TryParseNumber(string number, out ArxivId id)
    {
        ArgumentNullException.ThrowIfNull(number);
        return ArxivIdReader.TryReadBare(ArxivIdReader.RestoreZeros(number), out id, out _, out _);
    }

    /// <summary>Why a text is no identifier, for reports: <c>month 13</c>; <c>null</c> when it is one.</summary>
    public static string? Explain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "it is empty";
        return ArxivIdReader.TryRead(text, out _, out _, out var fault) ? null : fault.ToString();
    }

    /// <summary>Orders by year, month, number, then archive.</summary>
    public int CompareTo(ArxivId other) => packed.CompareTo(other.packed);

    /// <summary>The canonical form.</summary>
    public override string ToString()
    {
        if (packed == 0)
            return "";
        Span<char> room = stackalloc char[32];
        var culture = CultureInfo.InvariantCulture;
        if (Archive is { } archive)
            return string.Create(culture, room, $"{archive}/{Year % 100:00}{Month:00}{Number:000}");
        return Year < ArxivIdReader.FirstYearOfFiveDigits
            ? string.Create(culture, room, $"{Year % 100:00}{Month:00}.{Number:0000}")
            : string.Create(culture, room, $"{Year % 100:00}{Month:00}.{Number:00000}");
    }

    private uint Bits(int from, int count) => (uint)(packed >> from) & ((1u << count) - 1);
}
