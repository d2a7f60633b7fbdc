using System.Collections.Frozen;

namespace ArxivLens.Core.Papers;

/// <summary>The commands of TeX that mean text.</summary>
internal static class TexSymbols
{
    private static readonly FrozenDictionary<string, char> Accents = new Dictionary<string, char>
    {
        ["'"] = '\u0301', ["`"] = '\u0300', ["^"] = '\u0302', ["\""] = '\u0308', ["~"] = '\u0303', ["="] = '\u0304',
        ["."] = '\u0307',
        ["v"] = '\u030c', ["u"] = '\u0306', ["H"] = '\u030b', ["c"] = '\u0327', ["k"] = '\u0328', ["r"] = '\u030a',
        ["d"] = '\u0323',
        ["b"] = '\u0331', ["t"] = '\u0361',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Characters = new Dictionary<string, string>
    {
        ["ss"] = "ß", ["SS"] = "SS", ["o"] = "ø", ["O"] = "Ø", ["l"] = "ł", ["L"] = "Ł", ["aa"] = "å", ["AA"] = "Å", ["ae"] = "æ",
        ["AE"] = "Æ", ["oe"] = "œ", ["OE"] = "Œ", ["i"] = "ı", ["j"] = "ȷ", ["dh"] = "ð", ["DH"] = "Ð", ["dj"] = "đ",
        ["DJ"] = "Đ",
        ["th"] = "þ", ["TH"] = "Þ", ["ng"] = "ŋ", ["NG"] = "Ŋ", ["lq"] = "‘", ["rq"] = "’", ["S"] = "§", ["P"] = "¶",
        ["dag"] = "†",
        ["ddag"] = "‡", ["copyright"] = "©", ["pounds"] = "£", ["ldots"] = "…", ["dots"] = "…", ["TeX"] = "TeX",
        ["LaTeX"] = "LaTeX",
        ["deg"] = "°", ["textdegree"] = "°", ["endash"] = "–", ["emdash"] = "—", ["textendash"] = "–", ["textemdash"] = "—",
        ["textquoteright"] = "’", ["textquoteleft"] = "‘", ["textasciitilde"] = "∼", ["slash"] = "/", ["textregistered"] = "®",
        ["texttrademark"] = "™", ["textmu"] = "µ", ["euro"] = "€", ["guillemotleft"] = "«", ["guillemotright"] = "»",
    }.ToFrozenDictionary();

    // Authors also use these in running text; unlike letters they do not swallow the space after them
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ϵ", ["varepsilon"] = "ε",
        ["zeta"] = "ζ",
        ["eta"] = "η", ["theta"] = "θ", ["iota"] = "ι", ["kappa"] = "κ", ["lambda"] = "λ", ["mu"] = "μ", ["nu"] = "ν",
        ["xi"] = "ξ",
        ["pi"] = "π", ["rho"] = "ρ", ["sigma"] = "σ", ["tau"] = "τ", ["upsilon"] = "υ", ["phi"] = "ϕ", ["varphi"] = "φ",
        ["chi"] = "χ",
        ["psi"] = "ψ", ["omega"] = "ω", ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Xi"] = "Ξ",
        ["Pi"] = "Π",
        ["Sigma"] = "Σ", ["Upsilon"] = "Υ", ["Phi"] = "Φ", ["Psi"] = "Ψ", ["Omega"] = "Ω", ["infty"] = "∞", ["pm"] = "±",
        ["times"] = "×",
        ["leq"] = "≤", ["le"] = "≤", ["geq"] = "≥", ["ge"] = "≥", ["neq"] = "≠", ["approx"] = "≈", ["sim"] = "∼", ["to"] = "→",
        ["rightarrow"] = "→", ["cdot"] = "·", ["circ"] = "∘", ["ell"] = "ℓ", ["hbar"] = "ℏ", ["odot"] = "⊙", ["partial"] = "∂",
        ["nabla"] = "∇", ["lesssim"] = "≲", ["gtrsim"] = "≳", ["langle"] = "⟨", ["rangle"] = "⟩",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Styles = new[]
    {
        "it", "em", "bf", "rm", "sc", "sl", "tt", "sf", "emph", "textit", "textbf", "textrm", "textsc", "textsl", "texttt",
        "textsf", "textup", "textmd", "textnormal", "text", "mbox", "hbox", "underline", "url", "path", "href", "footnote",
        "uppercase", "lowercase", "noindent", "protect", "null", "relax", "large", "Large", "small", "tiny", "footnotesize",
        "normalsize", "rmfamily", "sffamily", "ttfamily", "bfseries", "itshape", "scshape", "upshape", "mdseries", "item",
        "centering", "boldmath", "unboldmath", "nolinebreak", "nobreak", "enquote", "xspace", "leavevmode", "ensuremath",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Spaces = new[]
    {
        "quad", "qquad", "enspace", "thinspace", "newline", "linebreak", "hfill", "hfil", "space", "smallskip", "medskip",
        "bigskip",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Dropped = new[]
    {
        "cite", "citep", "citet", "citealt", "citealp", "citeauthor", "citeyear", "nocite", "onlinecite", "ref", "eqref", "label",
        "vspace", "hspace", "thanks", "begin", "end", "pageref", "autoref", "cref", "Cref", "bibitem", "index",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> AccentOf =
        Accents.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> CharacterOf =
        Characters.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SignOf =
        Signs.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StyleSet =
        Styles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpaceSet =
        Spaces.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DroppedSet =
        Dropped.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The combining mark of an accent command.</summary>
    public static bool TryGetAccent(ReadOnlySpan<char> command, out char mark) => AccentOf.TryGetValue(command, out mark);

    /// <summary>The letter or sign a command stands for; as in TeX it swallows the space after it.</summary>
    public static string? Character(ReadOnlySpan<char> command) => CharacterOf.TryGetValue(command, out var text) ? text : null;

    /// <summary>The mathematical sign a command stands for.</summary>
    public static string? Sign(ReadOnlySpan<char> command) => SignOf.TryGetValue(command, out var text) ? text : null;

    /// <summary>Whether a command only changes how its text looks.</summary>
    public static bool IsStyle(ReadOnlySpan<char> command) => StyleSet.Contains(command);

    /// <summary>Whether a command is white space.</summary>
    public static bool IsSpace(ReadOnlySpan<char> command) => SpaceSet.Contains(command);

    /// <summary>Whether a command goes with its argument, which means nothing to a reader.</summary>
    public static bool IsDropped(ReadOnlySpan<char> command) => DroppedSet.Contains(command);
}
