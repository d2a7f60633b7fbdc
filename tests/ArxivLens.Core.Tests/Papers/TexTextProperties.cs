using System.Text;
using ArxivLens.Core.Papers;
using FsCheck;
using FsCheck.Fluent;

namespace ArxivLens.Core.Tests.Papers;

/// <summary>What holds for every text. A failure prints the seed with which it is run again.</summary>
public sealed class TexTextProperties
{
    private static readonly string[] Pieces =
    [
        "\\", "{", "}", "$", "$$", "\\(", "\\)", "\\[", "\\]", "~", "-", "--", "`", "'", "\"", "\\'", "\\\"", "\\^",
        "\\~", "\\c", "\\v", "\\i", "\\ss ", "\\o", "\\cite", "\\ci", "te", "\\emph", "\\it", "\\foo", "\\frac",
        "\\alpha", "\\begin{equation}", "\\end{equation}", "\\begin", "\\end", "\\\\", "\\$", "\\%", "\\{", "\\}",
        "\\-", "\\par", "^", "_", "a", "e", "é", "e\u0301", "\u0301", "\u0323", "王", "1", ".", ",", " ", "  ", "\n",
        "\n\n", "\r\n", "\t", "\0", "\ud83d\ude00", "\ud83d", "\ude00", "\u2028", "–", "/", "(", ")", "[", "]", "%",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Plain_text_is_plain_already() =>
        Holds(text => TexText.ToPlain(TexText.ToPlain(text)) == TexText.ToPlain(text));

    [Fact]
    public void Plain_text_holds_nothing_that_breaks_others() =>
        Holds(text => TexText.ToPlain(text).EnumerateRunes().All(IsHarmless));

    private static bool IsHarmless(Rune rune) =>
        rune != Rune.ReplacementChar && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t' or '\r');

    private static void Holds(Func<string, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60), Prop.ForAll(Texts, property));
}
