using System.Collections.Frozen;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// Phrases by which authors announce what a sentence states. A line names a cue and its phrases, separated by semicolons; words
/// that may stand for one another are separated by bars, {braces} name a list of them, and ^ is the begin of the sentence. The
/// words are in lower case; hyphens are blanks.
/// </summary>
internal static class FindingCues
{
    private const string Lists =
        """
        {work} paper|work|article|letter|study|note|thesis|report|contribution|survey|review|dissertation|chapter|manuscript
        {be} is|are|was|were
        {been} is|are|was|were|been
        {aim} study|investigate|consider|discuss|examine|explore|address|review|analyze|analyse|focus|deal|aim|tackle|revisit
        {aims} studies|investigates|considers|discusses|examines|explores|addresses|deals|aims|concerns|analyzes|reviews|surveys
        {aimed} studied|investigated|considered|discussed|examined|explored|addressed|reviewed|analyzed|analysed|revisited
        {make} propose|introduce|develop|present|design|construct|formulate|devise|proposed|introduced|developed|provide
        {makes} proposes|introduces|develops|presents|designs|constructs|formulates|devises|provides|offers
        {made} proposed|introduced|developed|presented|designed|constructed|formulated|devised
        {do} use|employ|apply|perform|adopt|implement|train|utilize|exploit|combine|extend|compute|calculate|measure|simulate
        {did} used|employed|applied|performed|adopted|implemented|described|calculated|computed|measured|defined|modeled
        {find} show|find|found|prove|obtain|demonstrate|observe|conclude|establish|discover|confirm|verify|achieve|report
        {finds} showed|observed|detect|deduce|proved|demonstrated|see|identify|argue
        {found} found|shown|proved|proven|observed|demonstrated|seen
        {out} result|results|experiment|experiments|simulation|simulations|analysis|evaluation|calculations|observations
        {outs} show|shows|indicate|indicates|suggest|suggests|demonstrate|demonstrates|reveal|reveals|confirm|imply|validate
        """;

    private const string Cues =
        """
        Self: we; our; us; i; my; here; this|present|the {work}; the authors; the author
        Self: {been} {aimed}; {been} {made}; {been} shown|described|found|derived|proved|obtained|given|reported|applied
        Self: {been} calculated|computed|measured|performed
        Objective: we {aim}; we seek|ask|studied|investigated|survey; we are interested; this|present|the {work} {aims}
        Objective: this {work} is devoted|concerned; {be} {aimed}; the aim|purpose|goal|objective of|is; goals|aims of
        Objective: this {work} {aim}|focuses|tackles; the aims|goals|purposes of
        Method: we {make}; we {do}; we suggest|used|performed|describe|define|model|build; {be} {made}; {be} {did}
        Method: {be} carried out; ^ using|employing|combining; by means of; by using|combining; based on; is then
        Method: with the help of
        Method: our method|approach|algorithm|model|framework|system is|uses|consists|combines|relies|exploits
        Means: using; by means of; by using|combining|applying|employing; based on; with the help of; we {do}; we used|performed
        Means: {be} {did}; {be} carried out; via; relies|rely|relying on; consists of|in; with the use of; making use of
        Means: our method|approach|algorithm|model|framework|system is|uses|consists|combines|relies|exploits; the idea is
        Contribution: we {make}; this|present|the {work} {makes}; {be} {made}; we suggest|give|release|build|create
        Result: we {find}; we {finds}; {out} {outs}; {out} also {outs}; it is {found}|argued|concluded; {be} {found}
        Result: outperforms; outperform; as a result|consequence|corollary; of the art performance|results
        Result: good|excellent agreement; we get; turns out; is proved that; in agreement with
        Conclusion: implications|implication; future work|research; can|may|could be used to; paves|pave|paving the way
        Conclusion: provides|provide a tool|basis|framework|new; opens|open|opening up|the; further study|research|investigation
        Conclusion: we conclude; in conclusion; potential applications; suggests|suggest that; might; could be
        Novelty: for the first time; to our knowledge; to the best of; unlike previous|existing|prior|other|earlier|most
        Novelty: in contrast to|with previous|existing|prior|earlier; contrast to the previous|existing; is the first
        Novelty: are the first
        Novelty: the first example|examples|result|results|proof|work|time|study|measurement|evidence|observation|demonstration
        Novelty: 
        Novelty: the first detection|attempt|model|method|algorithm|report|direct|general|construction|explicit
        Novelty: the first rigorous|experimental
        Novelty: been reported|studied|considered|addressed|known before; not been reported|studied|considered|addressed|known
        Novelty: previously unknown|unexplored|unreported; never been
        Significance: implications|implication for; important implications; implications of our|this|these
        Significance: paves|pave|paving the way
        Significance: can|may|could|might be used|useful|applied|helpful to|for|in|as; is|are useful|helpful for|to|in
        Significance: opens|open|opening up; opens|open|opening the way|door|path|possibility; opens|open new|a new
        Significance: potential applications
        Significance: provides|provide|providing a tool|basis|framework|foundation|way|route|means
        Significance: provides|provide a new|useful|powerful
        Significance: provides|provide new|useful|important|insight|insights|guidance|deep; sheds|shed|shedding light|new
        Significance: allows|allow us|one|for|to; enables|enable|enabling; is of importance|interest; importance of
        Significance: potential to|of|for
        Significance: {outs} the possibility|importance|potential|usefulness; offers|offer a|new; has|have applications
        Significance: applications to|in|of include; significant|important for|step; should be|prove useful|helpful
        Significance: makes|make it possible
        Others: existing|traditional|conventional|standard|classical|current|most methods|approaches|algorithms|models|techniques
        Others: previous|prior|earlier|other works|work|studies|methods|approaches|results|models|algorithms; ^ although
        Limits: limitation|limitations of our|the|this|these; our|main limitation|limitations
        Limits: only valid|holds|applies|works; valid|true|applicable only
        Limits: we cannot; cannot be excluded|ruled|explained|determined|distinguished
        Limits: not be excluded|ruled|explained|determined
        Limits: remains|remain open|unclear|unknown|unsolved|unresolved|uncertain|elusive|challenging
        Limits: still open|unclear|unknown
        Limits: at the cost|expense; not sufficient|enough|possible to; fails|fail to|for|when; breaks|break down; not yet
        Limits: caveat|caveats
        Limits: does|do not apply|hold|work|extend|allow|account|guarantee; impossible
        FutureWork: 
        FutureWork: future work|works|research|studies|study|directions|direction|investigations|developments
        FutureWork: future experiments|observations
        FutureWork: will be discussed|presented|reported|considered|given|published|addressed|studied in|elsewhere; forthcoming
        FutureWork: open question|questions|problem|problems; further study|studies|research|investigation|investigations|work
        FutureWork: left|leave for|to|as|it|this|the; we plan|intend|hope to; research directions; subsequent {work}
        FutureWork: companion {work}
        Answer: solve|solves|solved|solving; answer|answers|answered|answering; settle|settles
        Answer: resolve|resolves|resolved|resolving
        Answer: affirmative|negative; of open; posed|raised|asked by
        Leaning: ^ this results|assumption|is|was|allows|means|can|may|effect|leads|fact; ^ these|they|such|its|their|those
        Leaning: ^ it has|also; ^ however|moreover|furthermore|additionally|secondly|besides|therefore|thus|hence|then
        Leaning: ^ in addition
        """;

    /// <summary>
    /// Words that change nothing between subject and verb: <c>we also show</c>. Adverbs in -ly are such words too.
    /// </summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(
        StringComparer.Ordinal,
        "also", "then", "further", "thus", "therefore", "now", "next", "finally", "furthermore", "moreover", "hence",
        "both", "will", "even", "still", "recently", "instead", "here");

    /// <summary>The cues of every phrase, whose words are separated by one blank.</summary>
    public static IReadOnlyDictionary<string, FindingCue> Phrases { get; } = ReadPhrases();

    /// <summary>Whether a phrase is looked for as if a word were not there.</summary>
    /// <param name="word">The word, in lower case.</param>
    /// <param name="isAfterWe">Whether <c>we</c> stands before it.</param>
    public static bool IsFiller(ReadOnlySpan<char> word, bool isAfterWe)
        => (word.Length > 4 && word.EndsWith("ly") && word is not "only")
            || (isAfterWe && word is "first")
            || Fillers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static Dictionary<string, FindingCue> ReadPhrases()
    {
        var lists = Lists.Split('\n').Select(line => line.Split(' ', 2)).ToDictionary(part => part[0], part => part[1]);
        var phrases = new Dictionary<string, FindingCue>(StringComparer.Ordinal);
        foreach (var line in Cues.Split('\n'))
        {
            var end = line.IndexOf(':', StringComparison.Ordinal);
            var cue = Enum.Parse<FindingCue>(line[..end]);
            foreach (var phrase in line[(end + 1)..].Split(';').SelectMany(pattern => Expand(pattern.Trim(), lists)))
                phrases[phrase] = phrases.GetValueOrDefault(phrase) | cue;
        }

        return phrases;
    }

    private static IEnumerable<string> Expand(string pattern, Dictionary<string, string> lists)
    {
        IEnumerable<string> begun = [""];
        foreach (var part in pattern.Split(' '))
        {
            var words = part.Split('|')
                .SelectMany(word => lists.TryGetValue(word, out var list) ? list.Split('|') : [word]).ToArray();
            begun = [.. begun.SelectMany(left => words.Select(word => left.Length == 0 ? word : $"{left} {word}"))];
        }

        return begun;
    }
}
