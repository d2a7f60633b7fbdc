using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.Tests.ArxivAtom;

/// <summary>How it is asked by what runs within the test.</summary>
internal sealed partial class FakeArxiv
{
    /// <summary>Without waiting at a gate, and without chance.</summary>
    public ServiceOptions Options => new(Address) { MostBytes = 1_000_000, MostTries = 3, Jitter = () => 0 };
}
