namespace ArxivLens.Sources.Services;

/// <summary>What came of a request, all tries together.</summary>
/// <param name="Address">The address that answered last, without the key that was added to it.</param>
/// <param name="Fault">Why there is no answer; <c>null</c> when there is one.</param>
/// <param name="Detail">The fault in one line for people, without any key; empty without one.</param>
public sealed record ServiceAnswer(Uri Address, ServiceFault? Fault, string Detail)
{
    /// <summary>The status, where the service sent one, else 0.</summary>
    public int Status { get; init; }

    /// <summary>The type of the body in lower case, without parameters; <c>null</c> when the service says none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The body, unpacked; of a refusal its beginning, in which many services say why.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it may be asked again, where that could help; <c>null</c> where the same would come of it.</summary>
    public DateTimeOffset? Retry { get; init; }

    /// <summary>Whether asking again may bring an answer.</summary>
    internal bool MayPass { get; init; }

    /// <summary>How long the service asks to be left alone.</summary>
    internal TimeSpan? Rest { get; init; }

    internal static ServiceAnswer Fail(Uri address, ServiceFault fault, string detail, bool mayPass = false) =>
        new(address, fault, detail) { MayPass = mayPass };
}

/// <summary>Why a service gave no answer.</summary>
public enum ServiceFault
{
    /// <summary>The address is none of the service's.</summary>
    Address,

    /// <summary>No connection was made, or it broke off.</summary>
    Unreachable,

    /// <summary>The connection is not private.</summary>
    Insecure,

    /// <summary>It was not there whole in time.</summary>
    TimedOut,

    /// <summary>Redirected too often, to another site, or from https to http.</summary>
    Redirect,

    /// <summary>It asks to be left alone for a while (429, 503).</summary>
    Busy,

    /// <summary>It answered with another status that is no success.</summary>
    Status,

    /// <summary>More bytes, or more headers, than are taken.</summary>
    TooLarge,

    /// <summary>Packed in a way that is not read, or damaged.</summary>
    Damaged,
}
