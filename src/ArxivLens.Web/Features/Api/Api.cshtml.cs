using ArxivLens.Web.Api.Document;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.OpenApi;

namespace ArxivLens.Web.Features.Api;

/// <summary>The interface for programs as people read it, written from its own description.</summary>
public sealed class ApiModel(ApiDocument document) : PageModel
{
    /// <summary>What the description says of the whole.</summary>
    public OpenApiInfo Info { get; private set; } = new();

    /// <summary>The addresses under their headings.</summary>
    public IReadOnlyList<(OpenApiTag Tag, IReadOnlyList<DescribedAddress> Addresses)> Groups { get; private set; } = [];

    /// <summary>What is answered, by name, in the order of the alphabet.</summary>
    public IReadOnlyList<(string Name, IOpenApiSchema Schema)> Shapes { get; private set; } = [];

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await document.ReadAsync(cancellationToken);
        Info = read.Info;
        var all = read.Paths.SelectMany(
            path => path.Value.Operations ?? [], (path, one) => new DescribedAddress(path.Key, one.Value, HttpContext)).ToList();
        Groups = [.. (read.Tags ?? new HashSet<OpenApiTag>()).Select(tag => (tag, (IReadOnlyList<DescribedAddress>)
            [.. all.Where(one => one.Operation.Tags?.Any(named => named.Name == tag.Name) == true)]))];
        Shapes = [.. (read.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value))];
    }
}
