using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Sources.Latex;

/// <summary>
/// Makes plain text of the TeX of one reference: what styles write around names, titles and addresses goes, links are written out
/// where they lead to a DOI or to arXiv, and the fields that REVTeX marks are kept.
/// </summary>
internal sealed partial class ReferenceMarkup
{
    /// <summary>Characters of an entry that are read.</summary>
    public const int Longest = 20_000;

    private const int Deepest = 24;

    /// <summary>Arguments that are not closed; after so many the rest is taken as it stands.</summary>
    private const int MostUnclosed = 20;

    /// <summary>Commands of which the first argument is what is read.</summary>
    private static readonly FrozenSet<string> Shown = FrozenSet.Create(
        StringComparer.Ordinal,
        "emph", "textit", "textbf", "textsc", "textrm", "texttt", "textsl", "textsf", "textup", "textmd", "textnormal", "text", "mbox", "hbox",
        "bibnamefont", "bibfnamefont", "citenamefont", "uppercase", "MakeUppercase", "lowercase", "underline", "natexlab", "url", "path",
        "nolinkurl", "bibinfobase", "mkbibemph", "mkbibbold", "mkbibquote", "bibstring", "nocase", "href@noop", "textquoteright",
        "BibAuthor", "BibTitle", "btxnamefont", "btxtitlefont", "btxjournalfont", "btxvolumefont", "title", "booktitle", "au", "ti", "jn");

    /// <summary>Commands that are dropped with their first argument.</summary>
    private static readonly FrozenSet<string> Dropped = FrozenSet.Create(
        StringComparer.Ordinal,
        "label", "cite", "citep", "citet", "vspace", "hspace", "BibitemShut", "bibitemStop@", "color", "urlstyle", "selectlanguage", "fontsize",
        "bibAnnoteFile", "bibAnnote", "providecommand", "expandafter", "csname", "begin", "end", "setlength", "addtolength", "phantom", "index");

    /// <summary>Commands that say nothing.</summary>
    private static readonly FrozenSet<string> Silent = FrozenSet.Create(
        StringComparer.Ordinal,
        "it", "bf", "em", "sl", "rm", "sc", "tt", "sf", "small", "tiny", "large", "footnotesize", "par", "newblock", "BibitemOpen", "bibitemStop",
        "bibitemNoStop", "EOS", "hfill", "hfil", "quad", "qquad", "noopsort", "leavevmode", "relax", "itshape", "bfseries", "scshape", "sffamily",
        "ttfamily", "upshape", "normalfont", "bgroup", "egroup", "newline", "linebreak", "noindent", "protect", "unskip", "ignorespaces",
        "penalty", "medskip", "smallskip", "bigskip", "bibrangedash@", "raggedright", "sloppy", "hskip", "vskip", "BibitemOpen@", "providecommand");

    private readonly StringBuilder text = new();
    private readonly List<string> addresses = [];
    private readonly Dictionary<string, List<string>> fields = new(StringComparer.Ordinal);

    private int unclosed;

    private ReferenceMarkup()
    {
    }

    /// <summary>Reads an entry.</summary>
    public static WrittenReference? Read(string tex, IReadOnlyList<string>? sentences = null)
    {
        var markup = new ReferenceMarkup();
        markup.Write(tex.Length > Longest ? tex[..Longest] : tex, 0);
        var plain = Plain(markup.text.ToString());
        return WrittenReference.Make(plain + markup.Links(plain), markup.Facts(), sentences);
    }

    /// <summary>Plain text of a piece of TeX, such as the value of a field.</summary>
    public static string PlainOf(string tex)
    {
        var markup = new ReferenceMarkup();
        markup.Write(tex.Length > Longest ? tex[..Longest] : tex, 0);
        return Plain(markup.text.ToString()).Trim();
    }

    private static string Plain(string tex)
    {
        var plain = new StringBuilder();
        foreach (var part in TexText.Split(TexText.ToPlain(tex)))
            plain.Append(part.IsMathematics ? part.Text : Commands().Replace(part.Text, " "));
        return BeforeSign().Replace(Blanks().Replace(plain.ToString(), " "), "$1");
    }

    private void Write(string tex, int depth)
    {
        for (var at = 0; at < tex.Length;)
        {
            if (tex[at] != '\\' || at + 1 >= tex.Length || !char.IsAsciiLetter(tex[at + 1]))
            {
                WriteCharacter(tex, ref at);
                continue;
            }

            var end = TexArguments.EndOfName(tex, at + 1);
            var name = tex[(at + 1)..end];
            if (depth >= Deepest || unclosed >= MostUnclosed || !TryWriteCommand(name, tex, ref end, depth))
                text.Append(tex, at, end - at);
            at = end;
        }
    }

    private void WriteCharacter(string tex, ref int at)
    {
        var isEscape = tex[at] == '\\' && at + 1 < tex.Length;
        if (isEscape && tex[at + 1] is ' ' or ',' or ';' or '/' or '\\' or '!' or '\n' or '-' or ':')
            text.Append(tex[at + 1] is '/' or '!' or '-' ? "" : " ");
        else
            text.Append(tex, at, isEscape ? 2 : 1);
        at += isEscape ? 2 : 1;
    }

    private bool TryWriteCommand(string name, string tex, ref int at, int depth)
    {
        if (Silent.Contains(name))
        {
            text.Append(' ');
            return true;
        }

        if (Dropped.Contains(name))
        {
            _ = TexArguments.TakeBracketed(tex, ref at);
            _ = TexArguments.TakeBraced(tex, ref at);
            return true;
        }

        if (Shown.Contains(name))
        {
            if (name == "href@noop")
                _ = TexArguments.TakeBraced(tex, ref at);
            return TryWriteArgument(tex, ref at, depth);
        }

        return TryWriteLink(name, tex, ref at, depth);
    }

    private bool TryWriteArgument(string tex, ref int at, int depth)
    {
        if (TexArguments.TakeBraced(tex, ref at) is not { } argument)
        {
            unclosed++;
            return false;
        }

        Write(argument, depth + 1);
        return true;
    }

    private bool TryWriteLink(string name, string tex, ref int at, int depth)
    {
        switch (name)
        {
            case "bibinfo" or "bibfield":
                return TryWriteField(tex, ref at, depth, isKept: name == "bibinfo");
            case "href" or "Eprint" or "hrefdoi" or "bibhref":
                if (TexArguments.TakeBraced(tex, ref at) is { } address)
                    addresses.Add(address);
                return TryWriteArgument(tex, ref at, depth);
            case "doi" or "DOI" or "doibase":
                return TryWritePrefixed("doi:", tex, ref at);
            case "eprint" or "arxiv" or "arXiv" or "eprintarxiv" or "archive":
                return TryWritePrefixed("arXiv:", tex, ref at);
            case "enquote":
                text.Append('“');
                var isWritten = TryWriteArgument(tex, ref at, depth);
                text.Append('”');
                return isWritten;
            case "bysame":
                text.Append("———");
                return true;
            case "ldots" or "dots":
                text.Append('…');
                return true;
            default:
                return false;
        }
    }

    private bool TryWriteField(string tex, ref int at, int depth, bool isKept)
    {
        if (TexArguments.TakeBraced(tex, ref at) is not { } field)
            return false;
        var start = text.Length;
        if (!TryWriteArgument(tex, ref at, depth))
            return false;
        if (!isKept)
            return true;
        if (!fields.TryGetValue(field.Trim(), out var values))
            fields.Add(field.Trim(), values = []);
        if (values.Count < 100)
            values.Add(Plain(text.ToString(start, text.Length - start)).Trim(' ', ',', '.', ';'));
        return true;
    }

    // What already says what it is, or is the address of something else, stands as it is.
    private bool TryWritePrefixed(string prefix, string tex, ref int at)
    {
        _ = TexArguments.TakeBracketed(tex, ref at);
        if (TexArguments.TakeBraced(tex, ref at) is not { } argument)
            return false;
        var value = argument.Trim();
        var isPlain = value.Length > 0 && !value.Contains(':', StringComparison.Ordinal)
            && (prefix == "doi:" ? value.StartsWith("10.", StringComparison.Ordinal) : ArxivId.TryParse(value, out _));
        text.Append(isPlain ? prefix : "").Append(value.Replace("\\_", "_", StringComparison.Ordinal)).Append(' ');
        return true;
    }

    /// <summary>What the links lead to, where the text does not say it.</summary>
    private string Links(string plain)
    {
        var known = IdentifierSearch.Find(plain).Select(one => one.Key).ToHashSet();
        var links = new StringBuilder();
        foreach (var address in addresses)
        {
            var clean = address.Replace("\\%", "%", StringComparison.Ordinal).Replace("\\_", "_", StringComparison.Ordinal)
                .Replace("\\#", "#", StringComparison.Ordinal).Trim();
            if (!WorkKey.TryParse(clean, out var key) || !known.Add(key))
                continue;
            links.Append(key.Arxiv is null ? ", " : ", arXiv:").Append(key);
        }

        return links.ToString();
    }

    private ReferenceFacts? Facts()
    {
        if (fields.Count == 0)
            return null;
        return new ReferenceFacts
        {
            Authors = [.. Of("author").Select(PersonName.Parse).OfType<PersonName>()],
            Title = One("title"),
            Container = One("journal") ?? One("booktitle"),
            Volume = One("volume"),
            FirstPage = FirstPageOf(One("pages")),
            Year = int.TryParse(One("year"), out var year) && year is > 1000 and < 3000 ? year : null,
        };
    }

    /// <summary>The first of a range of pages.</summary>
    internal static string? FirstPageOf(string? pages) => pages?.Split(['-', '–', ',', '+'], 2)[0].Trim() is { Length: > 0 } first ? first : null;

    private List<string> Of(string field) => fields.GetValueOrDefault(field, []);

    private string? One(string field) => Of(field) is [{ Length: > 0 } value, ..] ? value : null;

    [GeneratedRegex(@"\\[A-Za-z@]+\*?|[{}]|(?<!\\)~", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Commands();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@" ([,.;:)])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BeforeSign();
}
