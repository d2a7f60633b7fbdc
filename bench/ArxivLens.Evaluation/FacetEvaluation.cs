using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Evaluation;

/// <summary>
/// How well works are ordered by their likeness in one facet (background, method or result), by nDCG at a fifth of the pool as
/// CSFCube has it (S. Mysore et al., "CSFCube – A Test Collection of Computer Science Research Articles for Faceted Query by
/// Example", 2021, and its program of evaluation), beside the cosine of the whole texts and the mean over all orders.
/// </summary>
internal static class FacetEvaluation
{
    private static readonly string[] Facets = [.. Enum.GetNames<Facet>().Select(name => name.ToLowerInvariant())];

    private static readonly string[] TextNames = ["sentences", "abstract", "text"];

    /// <summary>Prints the figures.</summary>
    public static void Run(string path, bool asJson, TextWriter output)
    {
        var pools = RecordLines.Read(path, ReadPool);
        if (pools.Count == 0)
            throw new InvalidDataException($"{path}: there is no record");
        var scores = Judge(pools);
        var methods = new (string Name, Func<FacetScore, double> Of)[]
        {
            ("facet", score => score.Facet), ("whole", score => score.Whole), ("random", score => score.Random),
        };
        var figures = methods.ToDictionary(method => method.Name, method => FiguresOf(scores, method.Of), StringComparer.Ordinal);
        if (asJson)
        {
            var json = new Dictionary<string, object>
            {
                ["queries"] = pools.Count,
                ["whole"] = figures["whole"],
                ["random"] = figures["random"],
            };
            foreach (var (name, value) in figures["facet"])
                json.Add(name, value);
            output.WriteLine(JsonSerializer.Serialize(json));
            return;
        }

        output.WriteLine($"{pools.Count} queries, {pools.Average(pool => pool.Candidates.Count):F0} candidates each");
        output.WriteLine($"{"",-8}{string.Concat(figures["facet"].Keys.Select(name => $"{name,12}"))}");
        foreach (var (name, ofMethod) in figures)
        {
            var columns = ofMethod.Values.Select(value => value.ToString("F4", CultureInfo.InvariantCulture).PadLeft(12));
            output.WriteLine($"{name,-8}{string.Concat(columns)}");
        }
    }

    private static List<FacetScore> Judge(IReadOnlyList<FacetPool> pools)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-facets");
        try
        {
            Build(folder.FullName, pools);
            using var index = IndexReader.Open(folder.FullName);
            return [.. pools.Select(pool => Judge(index, pool))];
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static FacetScore Judge(IndexReader index, FacetPool pool)
    {
        var matches = FacetSimilarity.Order(index, pool.Query, pool.Facet, pool.Candidates);
        double[] Grades(IEnumerable<FacetMatch> order) => [.. order.Select(match => pool.Grades[match.Candidate])];
        return new FacetScore(
            pool.Facet,
            FacetGain.Of(Grades(matches)),
            FacetGain.Of(Grades(matches.OrderByDescending(match => match.WholeCosine).ThenBy(match => match.Candidate))),
            FacetGain.OfChance([.. pool.Grades]));
    }

    /// <summary>The library of the file's own texts, each once, for the document frequencies.</summary>
    private static void Build(string folder, IReadOnlyList<FacetPool> pools)
    {
        using var builder = new IndexBuilder(folder, "evaluation");
        var works = pools.SelectMany(pool => pool.Candidates.Prepend(pool.Query)).DistinctBy(work => (work.Title, work.Abstract));
        foreach (var (number, work) in works.Index())
            builder.Add(new IndexDocument { Key = $"work:w{number}", Title = work.Title, Abstract = work.Abstract });
        builder.Commit();
    }

    private static Dictionary<string, double> FiguresOf(List<FacetScore> scores, Func<FacetScore, double> of)
    {
        var figures = new Dictionary<string, double> { ["ndcg%20"] = scores.Average(of) };
        foreach (var facet in Enum.GetValues<Facet>().Where(facet => scores.Exists(score => score.OfFacet == facet)))
            figures.Add(Facets[(int)facet], scores.Where(score => score.OfFacet == facet).Average(of));
        return figures;
    }

    private static FacetPool ReadPool(JsonElement record)
    {
        var name = RecordLines.TextOf(record, "facet") ?? throw new InvalidDataException("facet is missing");
        var facet = Array.IndexOf(Facets, name);
        if (facet < 0)
            throw new InvalidDataException($"“{name}” is no facet; they are {string.Join(", ", Facets)}");
        JsonElement[] candidates = [.. RecordLines.Require(record, "candidates").EnumerateArray()];
        if (candidates.Length == 0)
            throw new InvalidDataException("there is no candidate");
        double[] grades = record.TryGetProperty("grades", out var beside)
            ? [.. beside.EnumerateArray().Select(GradeOf)]
            : [.. candidates.Select(candidate => GradeOf(RecordLines.Require(candidate, "grade")))];
        if (grades.Length != candidates.Length)
            throw new InvalidDataException($"{candidates.Length} candidates have {grades.Length} grades");
        return new FacetPool(
            ReadWork(RecordLines.Require(record, "query")), (Facet)facet, [.. candidates.Select(ReadWork)], grades);
    }

    private static double GradeOf(JsonElement grade)
        => grade.GetDouble() is >= 0 and var value && double.IsFinite(value)
            ? value
            : throw new InvalidDataException($"the grade {grade} is below 0");

    private static Work ReadWork(JsonElement record)
    {
        var text = TextNames.Select(name => TextOf(record, name)).FirstOrDefault(found => found is not null)
            ?? throw new InvalidDataException("a work has neither sentences nor abstract nor text");
        return new Work { Key = default, Title = RecordLines.TextOf(record, "title") ?? "", Abstract = text };
    }

    private static string? TextOf(JsonElement record, string name)
        => record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? string.Join(' ', RecordLines.TextsOf(record, name)!)
            : RecordLines.TextOf(record, name);

    private sealed record FacetPool(Work Query, Facet Facet, IReadOnlyList<Work> Candidates, IReadOnlyList<double> Grades);

    private sealed record FacetScore(Facet OfFacet, double Facet, double Whole, double Random);
}
