namespace ArxivLens.Core.Privacy;

/// <summary>Something that is kept for a time only: ended sessions, used links, old mail. The server has it dropped once a day.</summary>
/// <param name="Name">What, for the log: <c>sessions that ended</c>.</param>
/// <param name="DropAsync">Drops what should be gone at a moment.</param>
public sealed record Retention(string Name, Func<DateTimeOffset, CancellationToken, Task> DropAsync);
