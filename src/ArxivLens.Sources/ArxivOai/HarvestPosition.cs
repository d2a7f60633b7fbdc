using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>Days from one to another, both included.</summary>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last);

/// <summary>A list of records while it is read, page by page.</summary>
internal sealed record HarvestList
{
    /// <summary>Intervals that are kept of one list.</summary>
    private const int MostSeams = 4_000;

    /// <summary>The first day that was asked for; <c>null</c> for the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day of the present attempt, when it is not the first; the list goes on from there.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>The last day that was asked for; <c>null</c> for all.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The format.</summary>
    public string Format { get; init; } = HarvestRequest.RawFormat;

    /// <summary>The server's day when it gave the first page: what changes later may be missing.</summary>
    public DateOnly? Begun { get; init; }

    /// <summary>The server's day when it gave the latest page: what changed later was in its place.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>What the next page is asked for with; <c>null</c> for the first.</summary>
    public string? Token { get; init; }

    /// <summary>The latest day of a record.</summary>
    public DateOnly? Reached { get; init; }

    /// <summary>Whether no record came after one of a later day.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>How many records the server says there are.</summary>
    public long? Size { get; init; }

    /// <summary>Records that came.</summary>
    public long Records { get; init; }

    /// <summary>Pages that came.</summary>
    public int Pages { get; init; }

    /// <summary>Whether the last page came; what may be left are doubts.</summary>
    public bool IsRead { get; init; }

    /// <summary>Where one page ended and the next began: the days of the records beside the seam.</summary>
    public IReadOnlyList<DaySpan> Seams { get; init; } = [];

    /// <summary>Seams at which records may have been missed, to be read again.</summary>
    public IReadOnlyList<DaySpan> Doubts { get; init; } = [];

    /// <summary>The day that is asked from.</summary>
    public DateOnly? Beginning => Start ?? From;

    /// <summary>Whether it is the same request as another.</summary>
    public bool AsksFor(HarvestList other) => From == other.From && Until == other.Until && Format == other.Format;

    /// <summary>The list with one page more.</summary>
    public HarvestList With(OaiAnswer page)
    {
        var days = page.Records.Select(record => record.Datestamp).OfType<DateOnly>().ToList();
        var today = page.ResponseDate is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null;
        var isOrdered = IsOrdered && (days.Count == 0 || !(Reached > days[0])) && days.Zip(days.Skip(1)).All(pair => pair.First <= pair.Second);
        return this with
        {
            Begun = Begun ?? today,
            Ended = today ?? Ended,
            Token = page.Token,
            Reached = days.Count == 0 ? Reached : Max(Reached, days.Max()),
            IsOrdered = isOrdered,
            Size = page.CompleteListSize ?? Size,
            Records = Records + page.Records.Count,
            Pages = Pages + 1,
            IsRead = page.Token is null,
            Seams = Reached is { } last && days.Count > 0 && Pages > 0 ? Add(Seams, new DaySpan(last, Max(last, days[0])!.Value)) : Seams,
        };
    }

    /// <summary>The same request from the last day on that is known to be whole, since its token is worth nothing any more.</summary>
    /// <param name="earliest">The server's first day, before which it is not asked.</param>
    public HarvestList Restart(DateOnly? earliest)
    {
        var start = IsOrdered && Reached?.AddDays(-1) is { } day && !(day < Beginning) && !(day <= earliest) ? day : Start;
        return this with { Start = start, Reached = null, Token = null, Size = null, Pages = 0 };
    }

    private static DateOnly? Max(DateOnly? one, DateOnly other) => one > other ? one : other;

    private static IReadOnlyList<DaySpan> Add(IReadOnlyList<DaySpan> seams, DaySpan seam)
    {
        if (seams.Count > 0 && seams[^1] == seam) return seams;
        // More than is kept become longer.
        return seams.Count < MostSeams ? [.. seams, seam] : [new DaySpan(seams[0].First, seams[1].Last), .. seams.Skip(2), seam];
    }
}

/// <summary>How far a harvest of one set of one server has come, as its state keeps it.</summary>
internal sealed record HarvestPosition
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>The server's day up to which everything was taken.</summary>
    public DateOnly? Completed { get; init; }

    /// <summary>The list that goes on from there and is being read.</summary>
    public HarvestList? List { get; init; }

    /// <summary>A list of days that somebody asked for, which is being read.</summary>
    public HarvestList? Asked { get; init; }

    /// <summary>The seams of the last list that was completed: what moved meanwhile is seen by the next.</summary>
    public IReadOnlyList<DaySpan> Seams { get; init; } = [];

    /// <summary>The server's day when that list ended.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>Reads it; what cannot be read is no position, so that all is taken anew.</summary>
    public static HarvestPosition Read(string? text)
    {
        try
        {
            return text is null ? new HarvestPosition() : JsonSerializer.Deserialize<HarvestPosition>(text, Options) ?? new HarvestPosition();
        }
        catch (JsonException)
        {
            return new HarvestPosition();
        }
    }

    /// <summary>Writes it.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);
}
