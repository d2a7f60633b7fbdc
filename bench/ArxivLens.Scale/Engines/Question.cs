using System.Globalization;

namespace ArxivLens.Scale.Engines;

/// <summary>What is asked, the same for every engine.</summary>
/// <param name="Number">Place in the list of all questions.</param>
/// <param name="Class">The class it is measured in.</param>
/// <param name="Shape">How its words are put together.</param>
/// <param name="Typed">The words as a reader types them: what our index gets, which analyses them itself.</param>
/// <param name="Terms">The words as our analyser makes them: what the others get, whose texts were analysed by it too.</param>
/// <param name="Category">A category to filter by, or empty.</param>
/// <param name="From">First day to filter by.</param>
/// <param name="To">Last day to filter by.</param>
/// <param name="Document">A paper it starts from.</param>
/// <param name="Other">The paper it leads to.</param>
internal sealed record Question(
    int Number,
    string Class,
    Shape Shape,
    string[] Typed,
    string[] Terms,
    string Category = "",
    int From = 0,
    int To = 0,
    int Document = 0,
    int Other = 0)
{
    /// <summary>Reads a list.</summary>
    public static List<Question> ReadAll(string path) => [.. File.ReadLines(path).Select(Parse)];

    /// <summary>Writes a list.</summary>
    public static void WriteAll(string path, IEnumerable<Question> questions) =>
        File.WriteAllLines(path, questions.Select(question => question.ToLine()));

    private string ToLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Number}\t{Class}\t{Shape}\t{string.Join(' ', Typed)}\t{string.Join(' ', Terms)}\t{Category}\t{From}\t{To}\t{Document}\t{Other}");

    private static Question Parse(string line)
    {
        var fields = line.Split('\t');
        return new Question(
            Whole(fields[0]), fields[1], Enum.Parse<Shape>(fields[2]), Words(fields[3]), Words(fields[4]), fields[5],
            Whole(fields[6]), Whole(fields[7]), Whole(fields[8]), Whole(fields[9]));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Shapes of question. All that rank want the ten best; the names are read by the Java program too.</summary>
internal enum Shape
{
    /// <summary>Any of the words, best first.</summary>
    Or,

    /// <summary>All of the words, best first.</summary>
    And,

    /// <summary>The words side by side, best first.</summary>
    Phrase,

    /// <summary>Words that begin so, best first.</summary>
    Prefix,

    /// <summary>The word in the title, best first.</summary>
    Title,

    /// <summary>Any of the words, in a category and a range of days, best first.</summary>
    Filtered,

    /// <summary>All of the words, newest first.</summary>
    Newest,

    /// <summary>Any of the words, most cited first.</summary>
    Cited,

    /// <summary>Any of the words, best first, with counts by category and year over all hits.</summary>
    Facets,

    /// <summary>The same with counts by author too.</summary>
    AuthorFacets,

    /// <summary>Any of the words, the best hit explained.</summary>
    Explain,

    /// <summary>What a text that is being typed may become.</summary>
    Suggest,

    /// <summary>Ten papers of like words.</summary>
    Similar,

    /// <summary>What a paper cites and what cites it, 500 papers at most.</summary>
    NearOne,

    /// <summary>The same in two steps.</summary>
    NearTwo,

    /// <summary>A shortest way of citations between two papers.</summary>
    Path,

    /// <summary>Papers that are cited together with a paper.</summary>
    CoCited,

    /// <summary>Papers that cite what a paper cites.</summary>
    Coupled,
}
