using ArxivLens.Core.Network;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Tests.Network;

public sealed class NetworkQuestionReaderTests
{
    [Fact]
    public void What_is_not_said_is_as_usual()
    {
        var question = Read(("id", "2311.09227"))!;
        Assert.Equal((NetworkMode.Around, 1, 150), (question.Mode, question.Steps, question.Budget));
        Assert.Equal((CitationDirections.Both, LayoutKind.Force), (question.Direction, question.Layout));
        Assert.Equal((null, null, null), (question.From, question.Until, question.Category));
    }

    [Fact]
    public void Everything_can_be_said()
    {
        var question = Read(
            ("id", "arXiv:2311.09227v1"), ("id", "10.1000/X"), ("id", "2311.09227"), ("mode", "PATH"), ("to", "hep-th/9407087"), ("steps", "2"),
            ("budget", "10000"), ("from", "1990"), ("until", "2000"), ("category", "cs.ai"), ("direction", "citations"), ("origin", "file"),
            ("layout", "timeline"), ("articles", "yes"))!;
        Assert.Equal(["2311.09227", "doi:10.1000/x"], question.Starts.Select(key => key.ToString()));
        Assert.Equal((NetworkMode.Path, "hep-th/9407087"), (question.Mode, question.To.ToString()));
        Assert.Equal((2, 10_000, 1990, 2000), (question.Steps, question.Budget, question.From, question.Until));
        Assert.Equal(("cs.AI", CitationDirections.Citations), (question.Category.ToString(), question.Direction));
        Assert.Equal(("file", LayoutKind.Timeline), (question.Origin, question.Layout));
        Assert.True(question.WithArticles);
    }

    [Theory]
    [InlineData("id", "nothing at all")]
    [InlineData("mode", "sideways")]
    [InlineData("mode", "0")]
    [InlineData("to", "???")]
    [InlineData("steps", "3")]
    [InlineData("steps", "-1")]
    [InlineData("budget", "0")]
    [InlineData("budget", "10001")]
    [InlineData("budget", "99999999999999999999")]
    [InlineData("budget", "1e3")]
    [InlineData("from", "MMXX")]
    [InlineData("until", "0")]
    [InlineData("category", "cs AI")]
    [InlineData("direction", "none")]
    [InlineData("origin", "an origin whose name is longer than any there is")]
    [InlineData("layout", "cube")]
    [InlineData("articles", "1")]
    [InlineData("articles", "YES\0")]
    public void What_is_wrong_is_named_by_its_field(string field, string value)
    {
        var values = new[] { ("id", "2311.09227"), (field, value) };
        Assert.Null(NetworkQuestionReader.Read(name => [.. values.Where(one => one.Item1 == name).Select(one => one.Item2)], out var fault));
        Assert.Equal(field, fault!.Field);
        Assert.Contains($"'{field}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        Assert.Null(Read(("mode", "around")));
        Assert.Null(Read(("id", "2311.09227"), ("mode", "path")));
        Assert.Null(Read(("id", "2311.09227"), ("from", "2001"), ("until", "2000")));
        Assert.Null(Read(("id", "2311.09227"), ("budget", "10"), ("budget", "20")));
        Assert.Null(Read([.. Enumerable.Range(1, 21).Select(number => ("id", $"2311.{number:00000}"))]));
    }

    [Fact]
    public void Questions_that_ask_the_same_read_the_same()
    {
        var plain = Read(("id", "2311.09227"))!.Canonical;
        Assert.Equal(plain, Read(("id", "arXiv:2311.09227v2"), ("budget", "150"), ("steps", ""))!.Canonical);
        Assert.Equal(plain, Read(("id", "2311.09227"), ("to", "hep-th/9407087"))!.Canonical);
        string[] others =
        [
            plain, .. new (string, string)[]
            {
                ("id", "2311.09228"), ("budget", "151"), ("steps", "2"), ("mode", "prior"), ("from", "1990"), ("until", "1990"), ("category", "cs.AI"),
                ("direction", "references"), ("origin", "file"), ("layout", "timeline"),
            }.Select(one => Read(("id", "2311.09227"), one)!.Canonical),
        ];
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    private static NetworkQuestion? Read(params (string Field, string Value)[] values)
        => NetworkQuestionReader.Read(field => [.. values.Where(one => one.Field == field).Select(one => one.Value)], out _);
}
