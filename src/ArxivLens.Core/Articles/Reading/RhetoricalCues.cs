using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>What tells a question that is asked for effect, by its own words and by the sentence behind it.</summary>
internal static partial class RhetoricalCues
{
    /// <summary>Whether its words alone say so: <c>So what?</c>, <c>Who cares?</c>, <c>…, right?</c>, <c>Have you ever …?</c></summary>
    public static bool IsTurn(string question) => Turn().IsMatch(question) || Tag().IsMatch(question) || ToReader().IsMatch(question);

    /// <summary>Whether the next sentence answers it: <c>No.</c>, <c>Because …</c>, <c>The answer …</c></summary>
    public static bool IsAnswer(string next) => Answer().IsMatch(next);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        @"^((but|and|so|well|okay|ok|now|then|ah),? )?(so what|who(['’]s| is) right|what(['’]s| is) (next|new|the catch|the point|the difference|going on|not to like|not to love|to be done|wrong with that|in a name)"
        + @"|what now|now what|what then|then what|why|why not|why so|why now|why is that|why bother|how|how so|how come|really|right|who cares|who knows|who knew|sound familiar|sounds? (good|crazy|simple|great)"
        + @"|and yet|is that so|see the problem|see what i mean|get it|got it|ready|where to (now|next)|where (do we go )?from here|where does (this|that) leave us|what gives|what happened|what else|who else|anyone|huh|what about (it|that)"
        + @"|need i (say|go on).*|guess what|remember .*|what could (possibly )?go wrong|how hard can (it|that) be|isn['’]t it ironic|who would have (thought|guessed).*|who wouldn['’]t.*|who doesn['’]t.*"
        + @"|what more could .*|what was (he|she|i|they) thinking|(the|my|your|our|his|her|their|its) ([\p{L}’'-]+ ){0,3}[\p{L}’'-]+|¿y (ahora|qué).*|et alors|na und|und nun)\s*[?!？]+$",
        Options)]
    private static partial Regex Turn();

    [GeneratedRegex(@",\s*(right|no|huh|eh|correct|yes|ok|okay|isn['’]t it|aren['’]t (they|we|you)|doesn['’]t it|don['’]t (they|we|you)|wasn['’]t it|won['’]t it|is it|are they|non|nicht wahr|oder|verdad|n['’]est-ce pas)\s*[?!]+$", Options)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"^((so|and|but|now|well|okay),? )?(have you (ever|heard|noticed|seen|tried|read)|(do|did) you (know|remember|want|like|love|enjoy|have (a|any) (question|tip|comment|thought|story|suggestion)s?)|ever (wonder|wondered|notice|noticed|tried|seen|heard|had|thought|been)"
        + @"|want (to|more)\b|need (help|more)|looking (for|to)|got a (question|tip|story)|got any|have (a|any) (question|tip|comment|story|thought)|any (questions|thoughts|ideas)|what do you think|what are your thoughts|are you ready|can you guess|wanna"
        + @"|did i (mention|miss|forget)|interested in|curious (about|what)|wondering (what|how|why|if)|tired of|still (not sure|unsure|confused)|forgot)\b.*",
        Options)]
    private static partial Regex ToReader();

    [GeneratedRegex(
        @"^((well|oh|ah|sadly|unfortunately|fortunately|luckily|but|and),? )?(no|nope|yes|yep|yeah|hardly|not (really|quite|at all|necessarily|exactly|so fast|much|yet|anymore)|never|nothing|nobody|none|of course( not)?|absolutely|definitely|certainly|probably( not)?|maybe( not)?|perhaps( not)?|sure|exactly|indeed|simple|simply|easy|because|well|sort of|kind of|it depends|that depends|i doubt it|i don['’]t think so|i think so|i thought so|i['’]m (not sure|afraid)"
        + @"|oui|non|sí|nein|ja|naturalmente|natürlich)\b(\s*[.,!:;—–-]|\s*$| (way|one|it|they|we|he|she|i|so|of|the|a)\b)"
        + @"|^((but|and|well),? )?((the|my|one|our) (short |simple |honest |quick |obvious |real |best |likely |possible )?(answer|reason|truth|explanation|solution|short version)|here['’]?s? (is |are )?(how|why|what|the|a|an|my)\b|it turns out|turns out|that['’]s (because|why|how|where|when)|it['’]s because|in short|in a word|let me (explain|tell|show)|let['’]s (see|look|find|start|take)|(this|that|it) (is|was) because|i['’]ll tell you|read on)",
        Options)]
    private static partial Regex Answer();
}
