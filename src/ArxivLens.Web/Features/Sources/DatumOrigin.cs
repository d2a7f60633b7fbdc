namespace ArxivLens.Web.Features.Sources;

/// <summary>Where one kind of datum of a work is from.</summary>
/// <param name="Datum">What it is: <c>record</c>, <c>abstract</c>, <c>licence</c>, <c>references</c>, <c>citations</c>,
/// <c>retraction</c>, <c>full text</c>, <c>articles</c>, <c>summary</c>.</param>
/// <param name="Source">The source's short name; null when nobody told it.</param>
/// <param name="Title">What readers know the source as, or what made the datum.</param>
/// <param name="Taken">When it was taken as it is; null when that is not recorded.</param>
/// <param name="Confirmed">When a source last gave it just so; null when that is not recorded.</param>
/// <param name="Changed">The day its source says it last changed it; null when it does not say.</param>
/// <param name="Count">How many there are, of data that are several.</param>
public sealed record DatumOrigin(
    string Datum, string? Source, string Title, DateTimeOffset? Taken, DateTimeOffset? Confirmed, DateOnly? Changed, int? Count);

/// <summary>Where what is said of a work is from.</summary>
/// <param name="Work">The key of the work.</param>
/// <param name="FirstSeen">When this library first heard of it; null when that is not recorded.</param>
/// <param name="Items">Each kind of datum, of citations each source.</param>
public sealed record PaperOrigins(string Work, DateTimeOffset? FirstSeen, IReadOnlyList<DatumOrigin> Items);
