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
    public void A_name_is_told_apart(string text, string given, string family, string suffix) =>
        Assert.Equal(new PersonName(given, family, suffix), PersonName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("†")]
    [InlineData("(MIT)")]
    [InlineData(" , ,")]
    [InlineData("12")]
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
        Assert.Null(PersonName.FromParsed("", " ", ""));
    }
}
