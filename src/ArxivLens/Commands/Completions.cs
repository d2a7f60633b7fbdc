using System.CommandLine.Completions;
using ArxivLens.Core.Categories;

namespace ArxivLens.Commands;

/// <summary>What may stand behind options whose values are known, for the shells.</summary>
internal static class Completions
{
    /// <summary>arXiv's categories and archives.</summary>
    public static IEnumerable<CompletionItem> Categories(CompletionContext context) =>
        Those(
        CategoryTaxonomy.Groups.SelectMany(group => group.Archives)
            .SelectMany(archive => archive.Categories.Select(category => category.Code.Value).Prepend(archive.Code))
            .Distinct(StringComparer.Ordinal),
        context);

    /// <summary>The names of a kind of value, in lower case.</summary>
    public static Func<CompletionContext, IEnumerable<CompletionItem>> Of<T>()
        where T : struct, Enum => Of([.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())]);

    /// <summary>Some names.</summary>
    public static Func<CompletionContext, IEnumerable<CompletionItem>> Of(params string[] names) => context => Those(names, context);

    private static IEnumerable<CompletionItem> Those(IEnumerable<string> names, CompletionContext context) => names
        .Where(name => name.StartsWith(context.WordToComplete, StringComparison.OrdinalIgnoreCase))
        .Select(name => new CompletionItem(name));
}
