using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Commands;

/// <summary>A work as one line of a list.</summary>
internal sealed record WorkLine(string Id, string Title, IReadOnlyList<string> Authors, int? Year, IReadOnlyList<string> Categories)
{
    /// <summary>Makes the line of a work; an unknown one has only its key.</summary>
    public static WorkLine Of(string key, Work? work) => new(
        key,
        TexText.ToDisplay(work?.Title ?? ""),
        work?.Authors.Select(author => author.Display).ToList() ?? [],
        work?.Year,
        work?.Categories.Select(category => category.Value).ToList() ?? []);

    /// <summary>As text: <c>hep-th/9407087  Monopole condensation … (N. Seiberg and 1 more, 1994)</c>.</summary>
    public override string ToString()
    {
        var title = Title.Length > 0 ? Title : "(only the identifier is known)";
        var first = Authors.Count switch
        {
            0 => "",
            1 => Authors[0],
            _ => $"{Authors[0]} and {Authors.Count - 1} more",
        };
        var facts = string.Join(", ", new[] { first, Year?.ToString(CultureInfo.InvariantCulture) ?? "" }.Where(fact => fact.Length > 0));
        return facts.Length > 0 ? $"{Id}  {title} ({facts})" : $"{Id}  {title}";
    }
}
