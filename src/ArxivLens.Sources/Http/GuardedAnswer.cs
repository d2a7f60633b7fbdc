namespace ArxivLens.Sources.Http;

/// <summary>What came of a request.</summary>
/// <param name="Address">The address that answered last.</param>
/// <param name="Fault">Why there is no answer; <c>null</c> when there is one.</param>
/// <param name="Detail">The fault in words, for the operator; empty without one.</param>
public sealed record GuardedAnswer(Uri Address, FetchFault? Fault, string Detail)
{
    /// <summary>The status, where the server sent one, else 0.</summary>
    public int Status { get; init; }

    /// <summary>The type of the body in lower case, without parameters; <c>null</c> when the server says none.</summary>
    public string? MediaType { get; init; }

    /// <summary>How the server says its text is encoded.</summary>
    public string? Charset { get; init; }

    /// <summary>The body, unpacked.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    internal static GuardedAnswer Refuse(Uri address, FetchFault fault, string detail) => new(address, fault, detail);
}

/// <summary>What is asked for.</summary>
/// <param name="Address">Where.</param>
/// <param name="Accept">The types that are wanted, as the header has them.</param>
public sealed record GuardedRequest(Uri Address, string Accept)
{
    /// <summary>Bytes the answer may have, packed and unpacked; 2 MB where nothing is said.</summary>
    public int MostBytes { get; init; } = 2_000_000;

    /// <summary>Whether of a longer answer the beginning is taken.</summary>
    public bool TakesBeginning { get; init; }

    /// <summary>Whether a type is read; others are not even received. All are where nothing is said.</summary>
    public Func<string?, bool>? Reads { get; init; }

    /// <summary>Asked before each address that is gone to, those of redirects too: why not, or <c>null</c>.</summary>
    internal Func<Uri, CancellationToken, Task<GuardedAnswer?>>? Permit { get; init; }
}
