using ArxivLens.Benchmarks.Gates;

namespace ArxivLens.Index.Tests.Gates;

/// <summary>The gates of bench/ArxivLens.Benchmarks on a smaller library: what a question allocates hardly depends on its size.</summary>
public sealed class AllocationGateTests(AllocationGateTests.Measured measured) : IClassFixture<AllocationGateTests.Measured>
{
    private const int Papers = 4_000;

    public static TheoryData<string> Classes => [.. AllocationGate.ReadLimits().Keys];

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_question_allocates_no_more_than_its_class_may(string name)
    {
        var result = Assert.Single(measured.Results, result => result.Class == name);
        Assert.False(result.IsOver, $"{name}: {result.Bytes} bytes, of which {result.Limit} may be");
    }

    /// <summary>A library that is asked everything once.</summary>
    public sealed class Measured
    {
        public Measured()
        {
            using var directory = new TemporaryDirectory();
            GateLibrary.Build(directory.Path, Papers);
            using var index = IndexReader.Open(directory.Path);
            Results = AllocationGate.Measure(index);
        }

        internal IReadOnlyList<GateResult> Results { get; }
    }
}
