using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Papers;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("E.Witten", "E.", "Witten", "")]
    [InlineData("N.A.Alves", "N. A.", "Alves", "")]
    [InlineData("B.Al.Berg", "B. Al.", "Berg", "")]
    [InlineData("Alves, N. A.", "N. A.", "Alves", "")]
    [InlineData("†. AntonKorinek", "Anton", "Korinek", "")]
    [InlineData("McDonald", "", "McDonald", "")]
    [InlineData("DeWitt", "", "DeWitt", "")]
    [InlineData("D. Widder", "D.", "Widder", "")]
    [InlineData("Przemysław Biecek", "Przemysław", "Biecek", "")]
    [InlineData("Se'an 'O h'Eigeartaigh", "Se'an 'O", "h'Eigeartaigh", "")]
    [InlineData("Johannes van der Waals", "Johannes", "van der Waals", "")]
    [InlineData("van der Waals", "", "van der Waals", "")]
    [InlineData("G. 't Hooft", "G.", "'t Hooft", "")]
    [InlineData("L.D'Errico", "L.", "D'Errico", "")]
    [InlineData("Yann Le Cun", "Yann", "Le Cun", "")]
    [InlineData("Santiago Ramón y Cajal", "Santiago", "Ramón y Cajal", "")]
    [InlineData("J.-P. Serre", "J.-P.", "Serre", "")]
    [InlineData("Sammy Davis Jr.", "Sammy", "Davis", "Jr.")]
    [InlineData("Davis, Sammy, Jr.", "Sammy", "Davis", "Jr.")]
    [InlineData("Sammy Davis, III", "Sammy", "Davis", "III")]
    [InlineData("Zhang Y.", "Y.", "Zhang", "")]
    [InlineData("王小云", "", "王小云", "")]
    [InlineData("the ATLAS Collaboration", "", "ATLAS Collaboration", "")]
    [InlineData("S. Ram\\'{\\i}rez", "S.", "Ramírez", "")]
    [InlineData("Erd\\H{o}s, P.", "P.", "Erdős", "")]
    [InlineData("C. Zhang$^{1,2}$ (MIT)", "C.", "Zhang", "")]
    [InlineData("Hisa-aki SHINKAI", "Hisa-aki", "Shinkai", "")]
    [InlineData("R. M. CHANDLER-BURNS", "R. M.", "Chandler-Burns", "")]
    [InlineData("HENRYK PIEKARZ", "Henryk", "Piekarz", "")]
    [InlineData("SLAC", "", "SLAC", "")]
    [InlineData("Dr. S. Fennell", "S.", "Fennell", "")]
    [InlineData("Prof Jonathan Loo", "Jonathan", "Loo", "")]
    [InlineData("Dr. Who", "", "Who", "")]
    [InlineData("Pimentel L. O.", "L. O.", "Pimentel", "")]
    [InlineData("David J. Fernández C.", "David J.", "Fernández C.", "")]
    [InlineData("Weinan E", "E", "Weinan", "")]
    [InlineData("s. Zerbini", "S.", "Zerbini", "")]
    [InlineData("bell hooks", "bell", "hooks", "")]
    [InlineData("H. –J. Pirner", "H.-J.", "Pirner", "")]
    [InlineData("A. González–Ruiz", "A.", "González-Ruiz", "")]
    [InlineData("J. Fr/\"ohlich", "J.", "Fröhlich", "")]
    [InlineData("F. M\"uller-Hoissen", "F.", "Müller-Hoissen", "")]
    [InlineData("Peter Mu\"ller", "Peter", "Müller", "")]
    [InlineData("G. Colo`", "G.", "Colò", "")]
    [InlineData("T. Ala- Nissila", "T.", "Ala-Nissila", "")]
    [InlineData("J. v. Linde", "J. v.", "Linde", "")]
    [InlineData("LPTHE Orsay", "LPTHE", "Orsay", "")]
    [InlineData("B. S. Luk`yanchuk", "B. S.", "Luk’yanchuk", "")]
    [InlineData("J. K. Webb.", "J. K.", "Webb", "")]
    [InlineData("H. Blaine Lawson Jr.", "H. Blaine", "Lawson", "Jr.")]
    [InlineData("for the ATLAS Collaboration", "", "ATLAS Collaboration", "")]
    [InlineData("D0 Collaboration", "", "D0 Collaboration", "")]
    public void A_name_is_told_apart(string text, string given, string family, string suffix) =>
        Assert.Equal(new PersonName(given, family, suffix), PersonName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("†")]
    [InlineData("(MIT)")]
    [InlineData(" , ,")]
    [InlineData("12")]
    [InlineData("pages")]
    [InlineData("available upon request")]
    [InlineData("et al.")]
    [InlineData("on behalf of the collaboration")]
    public void Nothing_of_a_name_is_no_name(string text) => Assert.Null(PersonName.Parse(text));

    [Theory]
    [InlineData("E.Witten", "e-witten")]
    [InlineData("E. Witten", "e-witten")]
    [InlineData("Witten, E.", "e-witten")]
    [InlineData("Przemysław Biecek", "przemyslaw-biecek")]
    [InlineData("J. Sj\\\"ostrand", "j-sjostrand")]
    [InlineData("Bård Støve", "bard-stove")]
    [InlineData("B. Weiß", "b-weiss")]
    [InlineData("L. D'Errico", "l-derrico")]
    [InlineData("Сергей Новиков", "sergei-novikov")]
    [InlineData("Γιώργος Σεφέρης", "giorgos-seferis")]
    [InlineData("王小云", "u738b-u5c0f-u4e91")]
    [InlineData("Sammy Davis Jr.", "sammy-davis-jr")]
    public void Slugs_are_ascii_and_stable(string text, string slug) => Assert.Equal(slug, PersonName.Parse(text)!.Slug);

    [Fact]
    public void A_slug_is_never_empty_nor_endless()
    {
        Assert.Equal("unnamed", new PersonName("", "").Slug);
        Assert.Equal("unnamed", new PersonName("†", "…").Slug);
        var one = new PersonName("", new string('a', 500) + "b").Slug;
        var two = new PersonName("", new string('a', 500) + "c").Slug;
        Assert.Equal(100, one.Length);
        Assert.NotEqual(one, two);
    }

    [Theory]
    [InlineData("A. Einstein, B. Podolsky and N. Rosen (Princeton)", "A. Einstein|B. Podolsky|N. Rosen")]
    [InlineData("A. B. Cole (1), C. Dee (2,3) ((1) MIT, (2) Harvard, (3) X (Y)), E. Eff, et al.", "A. B. Cole|C. Dee|E. Eff")]
    [InlineData("Alves, N. A.; Berg, B. A.", "N. A. Alves|B. A. Berg")]
    [InlineData("Alves, N. A., Berg, B. A.", "N. A. Alves|B. A. Berg")]
    [InlineData("N.A.Alves,B.Al.Berg", "N. A. Alves|B. Al. Berg")]
    [InlineData("ATLAS Collaboration: G. Aad, B. Abbott", "ATLAS Collaboration|G. Aad|B. Abbott")]
    [InlineData("G. Aad for the ATLAS Collaboration", "G. Aad|ATLAS Collaboration")]
    [InlineData("John Smith, Jr., Mary Lee & Bob Ray", "John Smith Jr.|Mary Lee|Bob Ray")]
    [InlineData("A. One and B. Two, and C. Three", "A. One|B. Two|C. Three")]
    [InlineData("A. One, B. Two And C. Three", "A. One|B. Two|C. Three")]
    [InlineData("A. One, with an appendix by Don Zagier", "A. One|Don Zagier")]
    [InlineData("P. Aurenche F. W. Bopp R. Engel D. Pertermann J. Ranft", "P. Aurenche|F. W. Bopp|R. Engel|D. Pertermann|J. Ranft")]
    [InlineData("L. Del Debbio A. Di Giacomo G. Paffuti P. Pieri", "L. Del Debbio|A. Di Giacomo|G. Paffuti|P. Pieri")]
    [InlineData("A. Mc Kane, J. Two, 12 pages", "A. Mc Kane|J. Two")]
    [InlineData("A. Unclosed (Somewhere, Else", "A. Unclosed")]
    [InlineData("Sandy Anderson", "Sandy Anderson")]
    [InlineData("", "")]
    public void A_line_of_authors_is_read(string line, string names) =>
        Assert.Equal(names, string.Join('|', PersonName.ParseLine(line).Select(name => name.Display)));

    [Fact]
    public void Parsed_names_keep_their_parts()
    {
        Assert.Equal(new PersonName("E. M.", "van Den Berg", "Jr."), PersonName.FromParsed("van Den Berg", "E.M.", "Jr."));
        Assert.Equal(new PersonName("", "ASDEX Upgrade team"), PersonName.FromParsed("team", "the ASDEX Upgrade", ""));
        Assert.Equal(new PersonName("J.", "Röhler"), PersonName.FromParsed("R\\\"ohler", "J.", ""));
        Assert.Equal(new PersonName("", "Kronfeld"), PersonName.FromParsed("Kronfeld", "", ""));
        Assert.Equal(new PersonName("", "Solo"), PersonName.FromParsed("", "Solo", ""));
        Assert.Equal(new PersonName("", "D0 Collaboration"), PersonName.FromParsed("Collaboration", "D0", ""));
        Assert.Equal(new PersonName("", "ALEPH Vertex Detector Group"), PersonName.FromParsed("Group", "for the ALEPH Vertex Detector", ""));
        Assert.Equal(new PersonName("", "SMC"), PersonName.FromParsed("SMC", "the", ""));
        Assert.Equal(new PersonName("T.", "Ala-Nissila"), PersonName.FromParsed("Nissila", "T. Ala-", ""));
        Assert.Equal(new PersonName("Weinan", "E"), PersonName.FromParsed("E", "Weinan", ""));
        Assert.Equal(new PersonName("H. Blaine", "Lawson", "Jr."), PersonName.FromParsed("Lawson", "H. Blaine Jr.", ""));
        Assert.Null(PersonName.FromParsed("", " ", ""));
    }

    [Theory]
    [InlineData("Walker", "Olgur Celikbas And Mark E.", "Olgur Celikbas|Mark E. Walker")]
    [InlineData("Schrauwen", "and Benjamin", "Benjamin Schrauwen")]
    [InlineData("Collaboration", "Volker Lindenstruth for the ALICE", "Volker Lindenstruth|ALICE Collaboration")]
    [InlineData("al.", "D. J. Bird et", "D. J. Bird")]
    [InlineData("work", "Alan J. McKane These authors contributed equally to this", "Alan J. McKane")]
    [InlineData("pages", "", "")]
    [InlineData("Anderson", "Sandy", "Sandy Anderson")]
    public void Several_that_stand_in_one_are_told_apart(string family, string given, string names) =>
        Assert.Equal(names, string.Join('|', PersonName.ListFromParsed(family, given, "").Select(name => name.Display)));

    [Theory]
    [InlineData("N.A.Alves,B.Al.Berg", null)]
    [InlineData("Alves, N. A. and Berg, B. A.", "Alves, N. A. and Berg, B. A.")]
    [InlineData(@"J. R\""ohler and K. Two", null)]
    [InlineData("A. One (Princeton), B. Two", "A. One (Princeton), B. Two")]
    [InlineData("Zoltan NEDA", "Zoltan NEDA")]
    [InlineData("A. One, et al.", "A. One, et al.")]
    [InlineData("D. W. Curtis1, A. Two", "D. W. Curtis1, A. Two")]
    [InlineData(" \n", null)]
    public void The_recorded_line_is_kept_where_the_names_do_not_say_all_of_it(string line, string? kept) =>
        Assert.Equal(kept, RecordedAuthors.Keep(line, PersonName.ParseLine(line)));
}
