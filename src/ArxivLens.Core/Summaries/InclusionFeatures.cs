namespace ArxivLens.Core.Summaries;

/// <summary>Measures the words of an abstract, to say how probably a summary has each.</summary>
/// <param name="text">The abstract.</param>
/// <param name="words">Its words.</param>
internal sealed class InclusionFeatures(AbstractText text, AbstractWords words)
{
    private static readonly ulong This = WordHash.Of("this");
    private static readonly ulong Our = WordHash.Of("our");

    private readonly (bool Verb, bool Authors)[] sentences = [.. Enumerable.Range(0, text.Count).Select(s => Cues(text, s))];
    private readonly (bool Verb, bool Authors)[] seen = SeenWith(text, words);

    /// <summary>Gives the features of a word.</summary>
    /// <param name="number">Which word.</param>
    /// <param name="sink">Where they go.</param>
    public void Collect<TSink>(int number, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var place = words.Words[number];
        var token = text.Tokens[place.Token];
        var stem = words.StemAt(place.Token);
        var from = stem < 0 ? (int)InclusionFeature.Count : 0;
        var isStemInTitle = stem >= 0 ? words.Stems[stem].IsInTitle : place.IsInTitle;
        var frequency = Math.Log(1 + place.Occurrences);
        var rarity = stem < 0 ? 0 : words.Stems[stem].Rarity / 5;
        var (verb, authors) = seen[number];
        var last = text.Count - 1;
        sink.Add(from + (int)InclusionFeature.Constant, 1);
        if (place.IsInTitle) sink.Add(from + (int)InclusionFeature.InTitle, 1);
        if (isStemInTitle) sink.Add(from + (int)InclusionFeature.StemInTitle, 1);
        if (isStemInTitle) sink.Add(from + (int)InclusionFeature.FrequencyInTitle, frequency);
        sink.Add(from + (int)InclusionFeature.Frequency, frequency);
        sink.Add(from + (int)InclusionFeature.Rarity, rarity);
        sink.Add(from + (int)InclusionFeature.FrequencyByRarity, frequency * rarity);
        sink.Add(from + (int)InclusionFeature.Spread, (double)place.Sentences / text.Count);
        if (verb) sink.Add(from + (int)InclusionFeature.WithAuthorVerb, 1);
        if (verb) sink.Add(from + (int)InclusionFeature.FrequencyWithVerb, frequency);
        if (authors) sink.Add(from + (int)InclusionFeature.WithAuthors, 1);
        sink.Add(from + (int)InclusionFeature.FirstPlace, (double)place.First / text.Count);
        sink.Add(from + (int)InclusionFeature.LastPlace, (double)place.Last / text.Count);
        if (place.First == 0) sink.Add(from + (int)InclusionFeature.InFirst, 1);
        if (place.Last == last) sink.Add(from + (int)InclusionFeature.InLast, 1);
        sink.Add(from + (int)InclusionFeature.Occurrences + Math.Min(5, place.Occurrences - 1), 1);
        sink.Add(from + (int)InclusionFeature.FirstSentence + Math.Min(5, place.First), 1);
        sink.Add(from + (int)InclusionFeature.LastSentence + Math.Min(4, last - place.Last), 1);
        sink.Add(from + (int)InclusionFeature.Letters + Math.Min(10, token.End - token.Start), 1);
        sink.Add(Template.Included, token);
        sink.Add(Template.IncludedEnding, token);
    }

    /// <summary>Whether a sentence tells what the authors do, and whether it speaks of them.</summary>
    public (bool Verb, bool Authors) CuesOf(int sentence) => sentences[sentence];

    private static (bool Verb, bool Authors)[] SeenWith(AbstractText text, AbstractWords words)
    {
        var seen = new (bool Verb, bool Authors)[words.Words.Count];
        for (var sentence = 0; sentence < text.Count; sentence++)
        {
            var (verb, authors) = Cues(text, sentence);
            if (!authors) continue;
            for (var at = text.FirstToken(sentence); at < text.FirstToken(sentence + 1); at++)
            {
                var word = words.WordAt(at);
                if (word >= 0) seen[word] = (seen[word].Verb | verb, true);
            }
        }

        return seen;
    }

    private static (bool Verb, bool Authors) Cues(AbstractText text, int sentence)
    {
        var tokens = text.Tokens;
        var (verb, authors) = (false, false);
        for (var at = text.FirstToken(sentence); at + 1 < text.FirstToken(sentence + 1); at++)
        {
            var isSelf = tokens[at].Hash == This && tokens[at + 1].Is(WordTraits.Self);
            if (!isSelf && !tokens[at].Is(WordTraits.Author) && tokens[at].Hash != Our) continue;
            authors = true;
            var next = tokens[at + 1].Is(WordTraits.Joining) && at + 2 < text.FirstToken(sentence + 1) ? at + 2 : at + 1;
            verb |= isSelf || tokens[next].Is(WordTraits.AuthorVerb);
        }

        return (verb, authors);
    }
}
