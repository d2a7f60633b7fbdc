using ArxivLens.Core.Papers;
using FsCheck;
using FsCheck.Fluent;

namespace ArxivLens.Core.Tests.Papers;

/// <summary>What holds for every text that names a work. A failure prints the seed with which it is run again.</summary>
public sealed class WorkKeyProperties
{
    private static readonly string[] Wrappings =
    [
        "", "", "", "<", ">", "%3C", "%3E", "%253E", "%2F", "%20", " ", ".", ",", ";", "(", ")", "[", "]", "%29", "\"", "”", "%22",
        "doi:", "DOI: ", "https://doi.org/", "https%3A%2F%2Fdoi.org%2F", "//dx.doi.org/", "/", "?x=1", "#a", "%23", "%", "%e2%80",
        "arXiv:", "https://arxiv.org/abs/", "abs/", "v2", ".pdf", "[cs.AI]", "\u200b", "work:", "２", "é", "\ud800", "\0",
    ];

    private static readonly string[] Names =
    [
        "10.1000/abc", "10.1000/XYZ.org/1", "10.1000.5/(a)b", "10.1002/(SICI)1<1::AID>3.0.CO;2-1", "10.48550/arXiv.2311.09227",
        "2311.09227", "0704.0001", "704.0001", "hep-th/9901001", "math.CA/0611800", "hepth9901001", "a-slug", "10.1000/",
    ];

    private static readonly Arbitrary<string> Texts = (
        from before in Gen.Elements(Wrappings).ListOf(3)
        from name in Gen.Elements(Names)
        from after in Gen.Elements(Wrappings).ListOf(4)
        select string.Concat(before) + name + string.Concat(after)).ToArbitrary();

    [Fact]
    public void A_key_is_read_again_as_itself() =>
        Holds(text => !WorkKey.TryParse(text, out var key) || (WorkKey.TryParse(key.ToString(), out var again) && again == key));

    [Fact]
    public void An_identifier_is_read_again_as_itself() =>
        Holds(text => !ArxivId.TryParse(text, out var id)
            || (ArxivId.TryParse(id.ToString(), out var again, out var version) && again == id && version is null
                && ArxivId.TryParseBare(id.ToString(), out var bare) && bare == id));

    private static void Holds(Func<string, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Texts, property));
}
