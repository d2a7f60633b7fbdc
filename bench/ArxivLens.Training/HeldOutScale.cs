using System.Globalization;

namespace ArxivLens.Training;

/// <summary>
/// What a closeness means, by questions that the weights have not seen: of questions with an answer in the library and of questions
/// without one, each sort weighed alike, which share reaches it.
/// </summary>
/// <param name="questions">The closeness of the best sentence of each.</param>
internal sealed class HeldOutScale(IReadOnlyList<(string Kind, bool IsAnswered, double Closeness)> questions)
{
    private const int Steps = 20;

    /// <summary>Of the questions without an answer at most so many get a passage.</summary>
    private const double MostForeign = 0.1;

    // Of as many questions of either sort, so many of those with a passage so close can be answered.
    private const double Close = 0.95;
    private const double VeryClose = 0.98;

    /// <summary>Prints the shares at every step of 0.05.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine("closeness  answered  unanswered  precision");
        for (var step = 1; step < Steps; step++)
        {
            var at = At(step);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{at.Least,9:F2}  {at.Answered,8:F4}  {at.Unanswered,10:F4}  {at.Precision,9:F4}"));
        }
    }

    /// <summary>Writes from which closeness on a passage is shown, close and very close.</summary>
    public void Save(string path) => File.WriteAllLines(path, [
        "# band\tleast closeness\tanswered questions that reach it\tunanswered ones\tprecision; held out, learnt by bench/ArxivLens.Training passages",
        Row("near", Least(at => at.Unanswered <= MostForeign)),
        Row("close", Least(at => at.Precision >= Close)),
        Row("veryclose", Least(at => at.Precision >= VeryClose)),
    ]);

    private static string Row(string name, Reach at) => string.Create(
        CultureInfo.InvariantCulture, $"{name}\t{at.Least:F2}\t{at.Answered:F3}\t{at.Unanswered:F3}\t{at.Precision:F3}");

    private Reach Least(Func<Reach, bool> isEnough) => Enumerable.Range(1, Steps - 1).Select(At).First(isEnough);

    private Reach At(int step)
    {
        var least = step / (double)Steps;
        var kinds = questions.GroupBy(one => (one.Kind, one.IsAnswered))
            .Select(kind => (kind.Key.IsAnswered, Share: kind.Average(one => one.Closeness >= least ? 1.0 : 0))).ToList();
        return new Reach(
            least, kinds.Where(kind => kind.IsAnswered).Average(kind => kind.Share),
            kinds.Where(kind => !kind.IsAnswered).Average(kind => kind.Share));
    }

    private readonly record struct Reach(double Least, double Answered, double Unanswered)
    {
        public double Precision => Answered / (Answered + Unanswered);
    }
}
