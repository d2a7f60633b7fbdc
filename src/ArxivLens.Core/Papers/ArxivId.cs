using System.Diagnostics.CodeAnalysis;

namespace ArxivLens.Core.Papers;

/// <summary>An arXiv identifier without version: <c>hep-th/9901001</c> (1991-07 to 2007-03) or <c>2311.09227</c> (from 2007-04).</summary>
public readonly record struct ArxivId : IComparable<ArxivId>
{
    /// <summary>The archive of an old identifier, lower case; <c>null</c> for a new one.</summary>
    public string? Archive => throw new NotImplementedException();

    /// <summary>Four-digit year.</summary>
    public int Year => throw new NotImplementedException();

    /// <summary>Month, 1–12.</summary>
    public int Month => throw new NotImplementedException();

    /// <summary>Number within the month, from 1.</summary>
    public int Number => throw new NotImplementedException();

    /// <summary>Reads an identifier in any of its shapes: prefix, URL, subject class, missing hyphen, version …; see docs.</summary>
    /// <param name="text">What somebody typed or a file holds.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="version">The version when the text names one (1, 2 …), else <c>null</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out ArxivId id, out int? version) => throw new NotImplementedException();

    /// <summary>Reads an identifier in any of its shapes, dropping a version.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ArxivId id) => TryParse(text, out id, out _);

    /// <summary>Orders by year, month, number, then archive.</summary>
    public int CompareTo(ArxivId other) => throw new NotImplementedException();

    /// <summary>The canonical form.</summary>
    public override string ToString() => throw new NotImplementedException();
}
