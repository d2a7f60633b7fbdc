using System.Text;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Sources.Latex;

namespace ArxivLens.Sources.Tests.Latex;

public sealed class LatexReaderTests
{
    private static readonly WorkKey Paper = WorkKey.TryParse("2311.09227", out var key) ? key : default;

    [Fact]
    public void Bibitems_are_read_with_the_sentences_that_cite_them()
    {
        var list = Read(("main.tex", """
            \documentclass{article}

            We follow the method of Witten~\cite{w98} closely. % \cite{no}
            Other work is \citep[see][p.~3]{w98,m97} in the same spirit as before.

            \begin{thebibliography}{9}
            \bibitem{w98} E.~Witten, {\it Anti-de Sitter space and holography}, Adv. Theor. Math. Phys. {\bf 2} (1998) 253,
              \href{http://arxiv.org/abs/hep-th/9802150}{[hep-th/9802150]}.
            \bibitem[Mal97]{m97} J.~M. Maldacena, \emph{The Large $N$ limit}, \eprint{hep-th/9711200}. % a remark
            \bibitem{p} Poincar\'e and Erd\H{o}s, \url{https://doi.org/10.1000/a_b}
            \end{thebibliography}
            """));
        Assert.Equal(
            [
                "E. Witten, Anti-de Sitter space and holography, Adv. Theor. Math. Phys. 2 (1998) 253, [hep-th/9802150].",
                "J. M. Maldacena, The Large $N$ limit, arXiv:hep-th/9711200.",
                "Poincaré and Erdős, https://doi.org/10.1000/a_b",
            ],
            list.References.Select(one => one.Text));
        Assert.Equal(
            ["We follow the method of Witten […] closely.", "Other work is […] in the same spirit as before."], list.References[0].Sentences);
        Assert.Equal("Other work is […] in the same spirit as before.", Assert.Single(list.References[1].Sentences));
    }

    [Fact]
    public void The_list_of_revtex_gives_its_fields_and_where_its_links_lead()
    {
        var one = Assert.Single(Read(("p.bbl", """
            \begin{thebibliography}{1}%
            \makeatletter
            \bibitem [{\citenamefont {Barenco}\ \emph {et~al.}(1995)\citenamefont {Barenco}}]{Bar95}%
              \BibitemOpen
              \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Barenco}}, \bibinfo {author} {\bibfnamefont {C.~H.}\ \bibnamefont {Bennett}},\ }%
              \bibfield  {title} {\bibinfo {title} {Elementary gates for quantum computation},\ }\href {https://doi.org/10.1103/PhysRevA.52.3457}
              {\bibfield  {journal} {\bibinfo  {journal} {Phys. Rev. A}\ }\textbf {\bibinfo {volume} {52}},\ \bibinfo {pages} {3457--3467} (\bibinfo {year} {1995})}\BibitemShut {NoStop}%
            \end{thebibliography}%
            """)).References);
        Assert.Contains("Elementary gates for quantum computation, Phys. Rev. A 52", one.Text, StringComparison.Ordinal);
        Assert.Contains("doi:10.1103/physreva.52.3457", one.Text, StringComparison.Ordinal);
        Assert.Equal(("Elementary gates for quantum computation", "52", "3457", 1995), (one.Facts!.Title, one.Facts.Volume, one.Facts.FirstPage, one.Facts.Year));
        Assert.Contains("Barenco", one.Facts.Authors.Select(author => author.Family));
    }

    [Fact]
    public void Biblatex_amsrefs_and_harvmac_are_read()
    {
        var biblatex = Assert.Single(Read(("p.bbl", """
            \entry{w98}{article}{}
              \name{author}{2}{}{%
                {{hash=1}{family={Witten},familyi={W\bibinitperiod},given={Edward},giveni={E\bibinitperiod}}}%
                {{hash=2}{family={de Haas},given={Jan}}}%
              }
              \field{title}{Anti-de Sitter space}
              \field{journaltitle}{ATMP}
              \field{volume}{2}
              \field{year}{1998}
              \verb{eprint}
              \verb hep-th/9802150
              \endverb
            \endentry
            """)).References);
        Assert.Equal("Edward Witten, Jan de Haas, Anti-de Sitter space, ATMP 2 (1998), arXiv:hep-th/9802150", biblatex.Text);
        var amsrefs = Assert.Single(Read(("p.tex", @"\bib{K}{article}{author={Kontsevich, M.}, author={Manin, Yu.}, title={Gromov-Witten classes}, date={1994}, eprint={hep-th/9402147}}")).References);
        Assert.Equal("M. Kontsevich, Yu. Manin, Gromov-Witten classes (1994), arXiv:hep-th/9402147", amsrefs.Text);
        var harvmac = Assert.Single(Read(("p.tex", @"\lref\witten{E. Witten, ``String theory dynamics,'' hep-th/9503124.}")).References);
        Assert.Contains("hep-th/9503124", harvmac.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_bibtex_file_only_what_is_cited_is_a_reference()
    {
        const string bib = """
            @string{prl = "Phys. Rev. " # {Lett.}}
            @comment{@article{no, title={No}}}
            @article{a, author = {Erd{\H o}s, Paul and {ATLAS Collaboration} and others}, title = "On {B}races", journal = prl, volume = 84, pages = {2818--2821}, year = 2000, doi = {10.1103/PhysRevLett.84.2818}}
            @inproceedings(b, title = {Child}, author = {A. One}, crossref = {proc})
            @article{c, title = {Never cited}}
            @proceedings{proc, title = {The Book}, year = 1999}
            """;
        var list = Read(("x.bib", bib), ("x.tex", @"This is shown by others \cite{a, b} in great detail."));
        Assert.Equal(
            ["Paul Erdős, ATLAS Collaboration, On Braces, Phys. Rev. Lett. 84 (2000), 2818, doi:10.1103/physrevlett.84.2818", "A. One, Child, The Book (1999)"],
            list.References.Select(one => one.Text));
        Assert.Equal(4, Read(("x.bib", bib)).References.Count);
    }

    [Theory]
    [InlineData("@article{a, title = {unclosed\n@article{b, title = {Good}}")]
    [InlineData("@string{a = a # a} @string{a = a # a # a}\n@article{b, title = a # {Good}}")]
    [InlineData("@article{, = , }\n@article{b title = }\n@article{b, title = {Good}}")]
    [InlineData("@article{x, crossref = {y}} @article{y, crossref = {x}, title = {Good}}")]
    [InlineData("@@@@ @article @article{b, title = \"Good\nnext = 3}")]
    public void Broken_bibtex_loses_no_more_than_what_is_broken(string bib) =>
        Assert.Contains(BibTexReader.Read(bib), entry => entry.Fields.GetValueOrDefault("title")?[0].EndsWith("Good", StringComparison.Ordinal) == true);

    [Fact]
    public void Strings_that_double_themselves_stay_short()
    {
        var bib = "@string{a = {0123456789}}" + string.Concat(Enumerable.Repeat("@string{a = a # a}", 200)) + "@article{b, title = a}";
        Assert.True(Assert.Single(BibTexReader.Read(bib)).Fields["title"][0].Length <= 20_000);
    }

    [Fact]
    public void Latin_1_and_utf_8_are_told_apart()
    {
        const string tex = @"\bibitem{a} Müller, Über Größe";
        foreach (var encoding in new[] { Encoding.Latin1, Encoding.UTF8, Encoding.Unicode })
        {
            var bytes = encoding.GetPreamble().Concat(encoding.GetBytes(tex)).ToArray();
            Assert.Equal("Müller, Über Größe", LatexReader.Read(Paper, [new SourcePart("a.tex", bytes)])!.References[0].Text);
        }
    }

    [Theory]
    [InlineData("\\bibitem{a} \\emph{", 100_000)]
    [InlineData("\\bibitem{", 500_000)]
    [InlineData("\\bibitem[", 500_000)]
    [InlineData("{\\emph", 300_000)]
    [InlineData("\\bib{a}{b}{c={", 200_000)]
    [InlineData("\\entry{a}{b}\\name{author}{family={", 100_000)]
    [InlineData("\\lref\\a{", 300_000)]
    [InlineData("\\cite{a}", 200_000)]
    [InlineData("@article{a,b={", 200_000)]
    [InlineData("@string{a=\"", 200_000)]
    [InlineData("%\0\u001b\\", 500_000)]
    public void Hostile_files_end(string piece, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times)));
        var list = LatexReader.Read(Paper, [new SourcePart("a.tex", bytes), new SourcePart("b.bib", bytes[..Math.Min(bytes.Length, 2_000_000)])]);
        Assert.True(list is null || list.References.Count <= ReferenceList.MostReferences);
    }

    private static ReferenceList Read(params (string Name, string Tex)[] files) =>
        LatexReader.Read(Paper, [.. files.Select(file => new SourcePart(file.Name, Encoding.UTF8.GetBytes(file.Tex)))])!;
}
