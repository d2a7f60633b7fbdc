using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Finds who says something before or behind the words.</summary>
internal static partial class SayingVerbs
{
    /// <summary>Anything but the end of the clause; the full stop of an initial or a title ends none.</summary>
    private const string Inner = @"(?:\p{Lu}\.|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|Jr|Sr)\.|[^.;:!?“”""«»—–])";

    private const int LongestSpeaker = 160;

    private const string Verbs =
        "said|says|say|told|tells|wrote|writes|added|adds|asked|asks|noted|notes|argued|argues|explained|explains|warned|warns|tweeted"
        + "|claimed|claims|stated|states|recommended|recommends|concluded|concludes|suggested|suggests|insisted|insists|replied|replies"
        + "|recalled|recalls|continued|continues|conceded|concedes|admitted|admits|declared|declares|announced|announces|observed|observes"
        + "|remarked|remarks|commented|comments|responded|responds|reads|read|quipped|joked|testified|predicted|predicts|called|calls"
        + "|described|describes|acknowledged|acknowledges|complained|shouted|whispered|muttered|exclaimed|thought|agreed|agrees|put it"
        + "|dijo|dice|afirma|afirmó|explica|explicó|señaló|escribe|escribió|aseguró|déclare|affirme|explique|estime|écrit|sagt|sagte|erklärt"
        + "|erklärte|schreibt|schrieb";

    /// <summary>Reads who spoke from what stands behind the words: <c>said Jane Doe, a professor</c>, <c>Jane Doe said</c>, <c>according to …</c></summary>
    public static string? Behind(string text)
    {
        var match = BehindVerbFirst().Match(text);
        if (!match.Success) match = BehindNameFirst().Match(text);
        if (!match.Success) match = BehindAccording().Match(text);
        return match.Success && match.Groups["who"].Length is > 1 and <= LongestSpeaker ? match.Groups["who"].Value : null;
    }

    /// <summary>Reads who spoke from what stands before the words: <c>The report recommends that</c>, <c>Jane Doe:</c>.</summary>
    public static string? Before(string text)
    {
        var match = BeforeVerb().Match(text);
        if (!match.Success) match = BeforeAccording().Match(text);
        if (!match.Success) match = BeforeColon().Match(text);
        return match.Success ? match.Groups["who"].Value.Trim() : null;
    }

    /// <summary>Whether a word stands for somebody named before.</summary>
    public static bool IsPronoun(string who) => Pronoun().IsMatch(who);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^[,.!?]?[""”»’']?,?\s*(?:—|–|-)?\s*(?:" + Verbs + @")\s+(?<who>\p{L}" + Inner + @"+)", Options)]
    private static partial Regex BehindVerbFirst();

    [GeneratedRegex(@"^[,.!?]?[""”»’']?,?\s*(?<who>(?:\p{Lu}[\p{L}.'’-]+|he|she|they|I|it|one|the \p{L}+)(?: [\p{L}.'’-]+){0,5}(?:, [^,.;:!?“”""«»]{2,80},)?) (?:has |had |have )?(?:also |later |once |then |even )?(?:" + Verbs + @")\b", Options)]
    private static partial Regex BehindNameFirst();

    [GeneratedRegex(@"^[,.]?[""”»’']?,?\s*[^.;:!?“”""«»—–]{0,80}(?:according to|as per|selon|según|laut)\s+(?<who>" + Inner + @"+)", Options)]
    private static partial Regex BehindAccording();

    [GeneratedRegex(@"^(?<who>.{2,160}?),? (?:has |had |have )?(?:also |later |once |then |even |famously |recently |publicly )?(?:" + Verbs + @")(?: (?:that|of|how|as|it|him|her|them|me|us|reporters|it as|the \p{L}+|[^“”"".;:]{3,50} as|last [^“”"".;:]{3,50}|the [^“”"".;:]{3,50}|in (?:a|an|his|her|their|the) [^“”""]{2,60}|on [^“”""]{2,30}|to [^“”""]{2,30}))?[,:]?\s*[“""«‘„']?$", Options)]
    private static partial Regex BeforeVerb();

    [GeneratedRegex(@"(?:^|, |\s)(?:according to|in the words of|to quote|as told by|selon|según|laut)\s+(?<who>[^,.;:!?]{2,100})[,:]\s*$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex BeforeAccording();

    [GeneratedRegex(@"^(?<who>\p{Lu}[\p{L}.'’-]+(?: (?:de|van|von|der|la|da|bin|al|\p{Lu}[\p{L}.'’-]*)){1,4}(?:, [^:“”""]{2,80})?):\s*$", Options)]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"^(he|she|they|it|i|we|one|who|which)\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();
}
