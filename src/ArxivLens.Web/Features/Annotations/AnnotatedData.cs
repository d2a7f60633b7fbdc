using System.Runtime.CompilerServices;
using System.Text;
using ArxivLens.Core.Accounts;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>A reader's comments with their passages, as the Web Annotations they take away. Anchors go with the comments.</summary>
internal sealed class AnnotatedData(AnnotationDesk desk) : IPersonalData
{
    public async IAsyncEnumerable<PersonalFile> ExportAsync(long account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var comments = await desk.ListOfAsync(account, cancellationToken);
        if (comments.Count == 0)
            yield break;
        var anchors = await desk.FindAnchorsAsync(comments, cancellationToken);
        // One file holds all, whatever the size of a page over HTTP.
        var json = new AnnotationJson(path => path);
        var items = new System.Text.Json.Nodes.JsonArray([.. comments.Select(one => json.Whole(one, anchors.GetValueOrDefault(one.Number)))]);
        yield return new PersonalFile("annotations.jsonld", Encoding.UTF8.GetBytes(items.ToJsonString()));
    }

    public Task DeleteAsync(long account, CancellationToken cancellationToken) => Task.CompletedTask;
}
