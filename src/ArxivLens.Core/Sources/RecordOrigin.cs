namespace ArxivLens.Core.Sources;

/// <summary>Where a record is from and how old it is.</summary>
/// <param name="Source">The source, see <see cref="Source.Name"/>; <c>null</c> when its import did not say.</param>
/// <param name="File">The file or request it came by.</param>
/// <param name="Taken">When the record was taken as it is now, UTC.</param>
/// <param name="FirstSeen">When the library first heard of its subject, UTC.</param>
public sealed record RecordOrigin(string? Source, string File, DateTimeOffset Taken, DateTimeOffset FirstSeen)
{
    /// <summary>When a source last gave the very same record, UTC; the day it was taken where none did since.</summary>
    public DateTimeOffset Confirmed { get; init; } = Taken;
}
