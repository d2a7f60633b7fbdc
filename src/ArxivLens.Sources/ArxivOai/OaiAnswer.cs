using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>An answer of an OAI-PMH server.</summary>
public sealed record OaiAnswer
{
    /// <summary>The server's own time.</summary>
    public DateTimeOffset? ResponseDate { get; init; }

    /// <summary>What it says is wrong with the request; usually nothing. It comes with status 200.</summary>
    public IReadOnlyList<OaiError> Errors { get; init; } = [];

    /// <summary>Records in order, unusable ones among them.</summary>
    public IReadOnlyList<OaiRecord> Records { get; init; } = [];

    /// <summary>What to ask for the next page with; <c>null</c> when there is none.</summary>
    public string? Token { get; init; }

    /// <summary>How many records the whole list has, where the server says so.</summary>
    public long? CompleteListSize { get; init; }

    /// <summary>The sets, of an answer that lists them.</summary>
    public IReadOnlyList<OaiSet> Sets { get; init; } = [];

    /// <summary>The formats, of an answer that lists them.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>What the server says of itself, of an answer that does.</summary>
    public OaiIdentity? Identity { get; init; }

    /// <summary>Whether it says that nothing matches, which of a span of days is no failure.</summary>
    public bool IsNothing => Errors is [{ Code: OaiError.NoRecordsMatch }];
}

/// <summary>An error of the protocol.</summary>
/// <param name="Code">Its code, as sent.</param>
/// <param name="Text">What the server says of it, one line.</param>
public sealed record OaiError(string Code, string Text)
{
    /// <summary>Nothing is in the span and the sets that were asked for.</summary>
    public const string NoRecordsMatch = "noRecordsMatch";

    /// <summary>The token is none, or it expired.</summary>
    public const string BadResumptionToken = "badResumptionToken";
}

/// <summary>A set of records.</summary>
/// <param name="Spec">What it is asked for by.</param>
/// <param name="Name">What it is called.</param>
public sealed record OaiSet(string Spec, string Name);

/// <summary>What a server says of itself.</summary>
/// <param name="Name">The name of the repository.</param>
/// <param name="Earliest">The earliest day of a record.</param>
/// <param name="Granularity">The form of its days.</param>
public sealed record OaiIdentity(string Name, DateOnly? Earliest, string Granularity);

/// <summary>A record as the library takes it.</summary>
/// <param name="Identifier">What the server calls it: <c>oai:arXiv.org:hep-th/9901001</c>; empty when it does not say.</param>
/// <param name="Datestamp">The day it last changed there.</param>
/// <param name="Work">The work, with <see cref="Work.Deleted"/> set and no more when the record is gone; <c>null</c> when unusable.</param>
/// <param name="Reason">Why it cannot be used; <c>null</c> when it can.</param>
/// <param name="Text">The beginning of an unusable record.</param>
public sealed record OaiRecord(string Identifier, DateOnly? Datestamp, Work? Work, string? Reason, string? Text);
