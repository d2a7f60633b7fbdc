using System.Globalization;
using System.Text;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Summaries;
using ArxivLens.Evaluation;

namespace ArxivLens.Training;

/// <summary>
/// References in the styles of physics made of arXiv's metadata (CC0): labelled collections of the humanities and of medicine hold few
/// of them. Authors, titles, identifiers are a paper's; journal, volume and page are drawn from its number.
/// </summary>
internal static class MadeReferences
{
    /// <summary>The parts of a style: a mark names what is put in; all else stands as it is written.</summary>
    private static readonly string[] Styles =
    [
        "{a}, {j} {v}, {p} ({y}).", "{a}, {j} {v} ({y}) {p}.", "{a}, {j} {v}, {p} ({y}), {i}.", "{a}, {j} {v} ({y}) {p} [{i}].",
        "{a}, {j} {\\bf {v}}, {p} ({y}).", "{a}, {\\it {j}} {\\bf {v}} ({y}) {p}, {i}.", "{a}, ``{t},'' {j} \\textbf{{v}}, {p} ({y}) {d} [arXiv:{i} [{c}]].",
        "{a}, \"{t},\" {j} {v}, {p} ({y}).", "{a},{j}{v}({y}){p}", "{a}, {j}{v} ({y}) {p};", "{j} {v}, {p} ({y})", "{a}, {i}", "{a}, {t}, {i}.",
        "{a}, {t}, {j} {v} ({y}), {m}, {p}.", "[{k}] {a}, {j} {v} ({y}) {p}.", "{a} {y}, {j}, {v}, {p}", "{a} et al., {j} {v}, {p} ({y})",
        "{a} et al. ({g} Collaboration), {j} {v}, {p} ({y}), arXiv:{i}", "{a} et al. [{g} Collaboration], {j} {\\bf {v}}, {p} ({y})",
        "{a}. {t}. {j}, {v}({n}):{p}, {y}.", "{a}, {t} ({u}, {l}, {y}).", "{a}, {t}, {u}, {l} ({y}).", "{a}. {t}. {r} arXiv:{i}, {y}.",
        "{a}, {j} {v}, {p} ({y}); {i}; {d}.", "[{k}] {g} Collaboration, {a} et al., {j} {v} ({y}) {p}", "{a} ({y}). {t}. {j} {v}, {p}. {d}",
    ];

    private static readonly string[] Journals =
    [
        "Phys. Rev. Lett.", "Phys. Rev. D", "Phys. Rev. B", "Phys. Rev. A", "Phys. Rev.", "Phys. Lett. B", "Phys. Lett.", "Nucl. Phys. B", "Nucl. Phys.",
        "Nucl. Phys. B (Proc. Suppl.)", "Astrophys. J.", "Astrophys. J. Lett.", "Astrophys. J. Suppl.", "Astron. J.", "Astron. Astrophys.", "ApJ", "ApJS",
        "A&A", "MNRAS", "Mon. Not. R. Astron. Soc.", "JHEP", "J. High Energy Phys.", "JCAP", "Eur. Phys. J. C", "Z. Phys. C", "Phys. Rept.", "Phys. Rep.",
        "Rev. Mod. Phys.", "Ann. Phys. (N.Y.)", "Ann. Phys. (Leipzig)", "Ann. Phys.", "Commun. Math. Phys.", "Comm. Math. Phys.", "Class. Quant. Grav.",
        "Class. Quantum Grav.", "J. Math. Phys.", "J. Phys. A", "J. Phys.: Condens. Matter", "Int. J. Mod. Phys. A", "Mod. Phys. Lett. A", "Sov. Phys. JETP",
        "JETP Lett.", "Zh. Eksp. Teor. Fiz.", "Prog. Theor. Phys.", "Nuovo Cim.", "Nuovo Cimento", "Europhys. Lett.", "Nature", "Science", "Physica A",
        "Adv. Theor. Math. Phys.", "J. Stat. Phys.", "Helv. Phys. Acta", "Lett. Math. Phys.", "Appl. Phys. Lett.", "Nucl. Instrum. Meth. A", "Gen. Rel. Grav.",
        "Invent. Math.", "Ann. of Math.", "Duke Math. J.", "Trans. Amer. Math. Soc.", "Publ. Astron. Soc. Pac.", "Acta Phys. Polon. B", "New J. Phys.",
    ];

    private static readonly string[] Groups = ["CDF", "ATLAS", "CMS", "Planck", "WMAP", "Super-Kamiokande", "BaBar", "Belle", "D0", "LHCb", "SNO", "ALEPH"];

    private static readonly (string Publisher, string Place)[] Publishers =
    [
        ("World Scientific", "Singapore"), ("Cambridge University Press", "Cambridge"), ("Springer", "Berlin"), ("Addison-Wesley", "Reading, MA"),
        ("Wiley", "New York"), ("North-Holland", "Amsterdam"), ("Academic Press", "London"), ("Oxford University Press", "Oxford"),
        ("Princeton Univ. Press", "Princeton"), ("Pergamon", "Oxford"), ("McGraw-Hill", "New York"), ("W. H. Freeman", "San Francisco"),
    ];

    /// <summary>Makes references of the papers of a file, evenly chosen.</summary>
    /// <param name="papers">arXiv's metadata snapshot, JSON lines.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<LabelledReference> Make(string papers, int count)
    {
        var read = LabelledFile.Read<ReferencePaper>(papers);
        for (var made = 0; made < count; made++)
        {
            var paper = read[(int)((long)made * read.Count / count)];
            if (ArxivId.TryParse(paper.Id, out var id))
                yield return Of(paper, id, new Drawing(paper.Id), Styles[made % Styles.Length]);
        }
    }

    private static LabelledReference Of(ReferencePaper paper, ArxivId id, Drawing draw, string style)
    {
        var (text, parts) = (new StringBuilder(), new List<ReferenceField>());
        var (publisher, place) = Publishers[draw.Next(Publishers.Length)];
        for (var at = 0; at < style.Length; at++)
        {
            if (style[at] != '{' || at + 2 >= style.Length || style[at + 2] != '}')
            {
                text.Append(style[at]);
                continue;
            }

            var (label, value) = style[at + 1] switch
            {
                'a' => (ReferenceLabel.Author, Authors(paper.Authors, draw)),
                't' => (ReferenceLabel.Title, TexText.ToPlain(paper.Title)),
                'j' => (ReferenceLabel.Journal, Journal(draw, style)),
                'v' => (ReferenceLabel.Volume, Volume(draw)),
                'n' => (ReferenceLabel.Volume, $"{1 + draw.Next(12)}"),
                'm' => (ReferenceLabel.Volume, $"no. {1 + draw.Next(12)}"),
                'r' => (ReferenceLabel.Note, "arXiv preprint"),
                'p' => (ReferenceLabel.Pages, Pages(draw)),
                'y' => (ReferenceLabel.Date, $"{id.Year}"),
                'i' => (ReferenceLabel.Arxiv, id.ToString()),
                'd' => (ReferenceLabel.Doi, $"doi:{paper.Doi ?? "10.1103/PhysRevD.49.2941"}"),
                'c' => (ReferenceLabel.Note, id.Archive ?? "hep-th"),
                'g' => (ReferenceLabel.Author, Groups[draw.Next(Groups.Length)]),
                'u' => (ReferenceLabel.Publisher, publisher),
                'l' => (ReferenceLabel.Location, place),
                _ => (ReferenceLabel.Number, $"{1 + draw.Next(90)}"),
            };
            parts.Add(new ReferenceField(label, new TextSpan(text.Length, text.Length + value.Length)));
            text.Append(value);
            at += 2;
        }

        return new LabelledReference(text.ToString(), parts);
    }

    private static string Authors(string line, Drawing draw)
    {
        var names = PersonName.ParseLine(line).Take(1 + draw.Next(5)).Select(Short).ToList();
        return names.Count < 2 ? names.FirstOrDefault() ?? "A. Nonymous"
            : string.Join(", ", names.Take(names.Count - 1)) + (draw.Next(3) == 0 ? ", " : " and ") + names[^1];
    }

    private static string Short(PersonName name)
    {
        var initials = name.Given.Split(' ', '-', StringSplitOptions.RemoveEmptyEntries).Where(part => char.IsLetter(part[0])).Select(part => part[0] + ".");
        return string.Join(' ', initials.Append(name.Family));
    }

    private static string Journal(Drawing draw, string style)
    {
        var journal = Journals[draw.Next(Journals.Length)];
        return style.Contains(",{j}", StringComparison.Ordinal) || draw.Next(8) == 0 ? journal.Replace(" ", "", StringComparison.Ordinal) : journal;
    }

    private static string Volume(Drawing draw) => (draw.Next(4) == 0 ? "ABCD"[draw.Next(4)].ToString() : "") + (1 + draw.Next(600)).ToString(CultureInfo.InvariantCulture);

    private static string Pages(Drawing draw)
    {
        var first = 1 + draw.Next(6000);
        return draw.Next(6) switch
        {
            0 => $"{first}-{first + 1 + draw.Next(40)}",
            1 => $"{first}–{(first + 1 + draw.Next(40)) % 100:00}",
            2 => $"L{first % 100}",
            3 => $"{100000 + (first * 11)}",
            _ => $"{first}",
        };
    }

    /// <summary>Numbers drawn from a name: the same for the same name.</summary>
    private sealed class Drawing(string name)
    {
        private ulong state = WordHash.Of(name);

        public int Next(int below)
        {
            state = WordHash.Join(state, 7);
            return (int)(state % (ulong)below);
        }
    }
}

/// <summary>What references are made of.</summary>
internal sealed record ReferencePaper(string Id, string Authors, string Title)
{
    /// <summary>The published twin.</summary>
    public string? Doi { get; init; }
}
