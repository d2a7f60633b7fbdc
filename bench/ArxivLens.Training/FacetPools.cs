using System.Text.Json;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>
/// Makes pools to weigh the facets by where nobody labelled any: half of the sentences of a headed abstract are the query; a
/// candidate has the other half of one of its parts, and for the rest the parts of another abstract. In one facet the candidate
/// that has the query's part is like it (3), those that have one of its other parts are not (0), nor are strangers. It tells
/// whether facets are kept apart, not what people find alike.
/// </summary>
internal static class FacetPools
{
    private const int Strangers = 22;

    private static readonly string[] Names = ["background", "method", "result"];

    /// <summary>Writes the pools, one record a line.</summary>
    public static void Run(string corpus, string path, TextWriter output)
    {
        var parts = StructuredAbstracts.Read(corpus).Select(PartsOf)
            .Where(one => one.All(part => part.Count > 1)).ToArray();
        using var file = new StreamWriter(path) { NewLine = "\n" };
        for (var number = 0; number < parts.Length; number++)
        {
            for (var facet = 0; facet < Names.Length; facet++)
                file.WriteLine(JsonSerializer.Serialize(PoolOf(parts, number, facet)));
        }

        output.WriteLine($"{parts.Length} abstracts with two sentences in each part");
    }

    private static object PoolOf(IReadOnlyList<string>[][] parts, int number, int facet)
    {
        var own = parts[number];
        var candidates = Enumerable.Range(0, Names.Length + Strangers).Select(place =>
        {
            // 37 is prime to every number of abstracts there is, so that all strangers differ.
            var stranger = parts[(number + ((place + 1) * 37)) % parts.Length];
            var sentences = Enumerable.Range(0, Names.Length)
                .SelectMany(part => Half(place == part ? own[part] : stranger[part], 1)).ToArray();
            return new { sentences, grade = place == facet ? 3 : 0 };
        });
        return new
        {
            query = new { sentences = own.SelectMany(part => Half(part, 0)).ToArray() },
            facet = Names[facet],
            candidates = candidates.ToArray(),
        };
    }

    private static IEnumerable<string> Half(IReadOnlyList<string> part, int from)
        => part.Where((_, place) => place % 2 == from);

    private static IReadOnlyList<string>[] PartsOf(LabelledAbstract one)
    {
        SentenceRole[][] roles =
        [
            [SentenceRole.Background, SentenceRole.Objective],
            [SentenceRole.Method],
            [SentenceRole.Result, SentenceRole.Conclusion],
        ];
        return [.. roles.Select(ofFacet => (IReadOnlyList<string>)[.. one.Sentences
            .Where((_, at) => one.Roles[at] is { } role && ofFacet.Contains(role))])];
    }
}
