using System.Collections.Frozen;

namespace ArxivLens.Core.Questions;

/// <summary>
/// Words that only ask, or that everybody uses when asking: the index takes them for words of meaning, and some are rare in abstracts
/// because abstracts do not ask.
/// </summary>
internal static class AskingWords
{
    private const string List =
        "isnt arent wasnt werent doesnt dont didnt hasnt havent hadnt cant couldnt wouldnt shouldnt wont mustnt neednt aint im ive id ill " +
        "youre youve youd youll theyre theyve theyd theyll weve wed well thats whats whos theres heres lets hes shes " +
        "me us let get gets got getting go goes going gone went come comes coming came say says said saying tell tells told ask asks " +
        "asked asking question questions answer answers answered answering explain explains explained think thinks thought thinking " +
        "believe believes mean means meant know knows known knew understand understands really actually simply even ever never just " +
        "still else instead rather quite perhaps maybe please okay yes anyone anybody someone somebody everyone everybody nobody " +
        "anything something everything nothing thing things way ways kind kinds sort sorts lot lots bit much many every another " +
        "make makes made making take takes took taken taking give gives gave given giving put puts keep keeps kept want wants " +
        "wanted need needs needed needing like likely seem seems seemed happen happens happened look looks looking use uses used " +
        "using people person author authors paper papers article articles reader readers study work claim claims claimed argue argues " +
        "argued argument arguments address addresses addressed discuss discusses discussed consider considers considered considering " +
        "good bad better best worse worst right wrong true false big great little able possible whats anymore already yet ago today";

    private static readonly FrozenSet<string> Words = List.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded form is one of them.</summary>
    public static bool Contains(string form) => Words.Contains(form);
}
