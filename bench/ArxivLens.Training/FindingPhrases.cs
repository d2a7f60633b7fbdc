using System.Text;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>The phrases of a sentence, in the letters that the model knows them by.</summary>
internal static class FindingPhrases
{
    /// <summary>Every phrase of up to three words, as often as it stands there.</summary>
    public static IEnumerable<string> Of(string sentence)
    {
        var words = FindingVocabulary.WordsOf(sentence.ToLowerInvariant(), new TexMath(sentence));
        for (var start = 0; start < words.Count; start++)
        {
            var phrase = new StringBuilder();
            for (var at = start; at < Math.Min(words.Count, start + SentenceRoleModel.LongestPhrase); at++)
                yield return phrase.Append(at > start ? " " : "").Append(words[at]).ToString();
        }
    }
}
