using System.Globalization;

namespace ArxivLens.Core.Papers;

/// <summary>What is wrong with a text that is no arXiv identifier; made into words only when somebody asks.</summary>
internal readonly record struct ArxivIdFault(ArxivIdFault.Kind Reason, int Value = 0, string? Name = null)
{
    public enum Kind
    {
        None,
        Shape,
        Length,
        Address,
        Archive,
        Month,
        Number,
        Digits,
        Era,
        Version,
    }

    public override string ToString() => Reason switch
    {
        Kind.Length => "it is too long",
        Kind.Address => $"an address of {Name}",
        Kind.Archive => $"no archive {Name}",
        Kind.Month => string.Create(CultureInfo.InvariantCulture, $"month {Value}"),
        Kind.Number => string.Create(CultureInfo.InvariantCulture, $"number {Value}"),
        Kind.Digits => Name!,
        Kind.Era => Name!,
        Kind.Version => "a version is v1, v2 …, without leading zero",
        _ => "it is not of the form 2311.09227 or hep-th/9901001",
    };
}
