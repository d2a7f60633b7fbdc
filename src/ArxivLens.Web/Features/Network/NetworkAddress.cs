using System.Globalization;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Network;

/// <summary>
/// A question for a network in an address. Data has the plain names (<c>/network.json?id=…&amp;mode=similar</c>); a page, whose
/// address says more, has them with a prefix (<c>/abs/KEY?n-mode=similar</c>), and <c>n-with</c> for further starts.
/// </summary>
internal static class NetworkAddress
{
    /// <summary>What stands before the names in the address of a page.</summary>
    public const string Prefix = "n-";

    /// <summary>Reads a question.</summary>
    public static NetworkQuestion? Read(IQueryCollection query, string prefix, out NetworkFault? fault)
        => NetworkQuestionReader.Read(field => ValuesOf(query, prefix + field), out fault);

    /// <summary>
    /// Reads the question of a page about some works, the first of them in the middle. A field that cannot be read is as if it
    /// were not there, since the page is about more than its network.
    /// </summary>
    public static NetworkQuestion ReadOfPage(IQueryCollection query, params IReadOnlyList<WorkKey> works)
    {
        var passedOver = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (NetworkQuestionReader.Read(Values, out var fault) is { } question)
                return question;
            if (!passedOver.Add(fault!.Field))
                return new NetworkQuestion { Starts = [.. works] };
            // A path that leads nowhere is none.
            if (fault.Field == "to")
                passedOver.Add("mode");
        }

        IReadOnlyList<string> Values(string field) => field == "id"
            ? [.. works.Select(work => work.ToString()), .. passedOver.Contains(field) ? [] : FurtherStarts(query)]
            : passedOver.Contains(field) ? [] : ValuesOf(query, Prefix + field);
    }

    /// <summary>The values of a page's parameters as they were read, by their names without prefix.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOfPage(IQueryCollection query) => query
        .Where(one => one.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(one => one.Key[Prefix.Length..], one => one.Value.ToString(), StringComparer.Ordinal);

    /// <summary>The address of a question's data: <c>/network.json?id=…</c>; what is usual is left out.</summary>
    public static string Of(NetworkQuestion question, string format = "json")
    {
        var parts = question.Starts.Select(start => ("id", start.ToString())).ToList();
        Add("mode", question.Mode != NetworkMode.Around, question.Mode.ToString().ToLowerInvariant());
        Add("to", question.To is not null, question.To.ToString());
        Add("steps", question.Steps != 1, Text(question.Steps));
        Add("budget", question.Budget != NetworkQuestion.UsualBudget, Text(question.Budget));
        Add("from", question.From is not null, Text(question.From));
        Add("until", question.Until is not null, Text(question.Until));
        Add("category", question.Category is not null, question.Category.ToString());
        Add("direction", question.Direction != CitationDirections.Both, question.Direction.ToString().ToLowerInvariant());
        Add("origin", question.Origin is not null, question.Origin);
        Add("layout", question.Layout != LayoutKind.Force, question.Layout.ToString().ToLowerInvariant());
        Add("articles", question.WithArticles, "yes");
        return $"/network.{format}?{string.Join('&', parts.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"))}";

        void Add(string name, bool isTold, string? value)
        {
            if (isTold)
                parts.Add((name, value!));
        }
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The keys in <c>n-with</c>: separated by commas, each percent-encoded, or repeated.</summary>
    private static IEnumerable<string> FurtherStarts(IQueryCollection query) => ValuesOf(query, Prefix + "with")
        .SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(Uri.UnescapeDataString);

    private static IReadOnlyList<string> ValuesOf(IQueryCollection query, string name)
        => [.. query[name].OfType<string>()];
}
