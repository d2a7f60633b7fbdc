using ArxivLens.Core.Terms;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Tests.Terms;

public sealed class WordLikenessTests
{
    [Theory]
    [InlineData("renormalisation", "renormalisability")]
    [InlineData("renormalization", "renormalisable")]
    [InlineData("cadastral", "cadastre")]
    public void Forms_of_one_word_are_one(string one, string other) => Assert.True(WordLikeness.AreOne(Stem(one), Stem(other)));

    [Theory]
    [InlineData("prise", "prime")]
    [InlineData("lattice", "latency")]
    public void Other_words_are_not(string one, string other) => Assert.False(WordLikeness.AreOne(Stem(one), Stem(other)));

    private static string Stem(string word) => Analyzer.Analyze(word)[0].Term;
}
