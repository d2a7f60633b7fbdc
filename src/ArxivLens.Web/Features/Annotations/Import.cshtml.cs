using System.Text;
using ArxivLens.Core.Accounts;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Features.Moderation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>Annotations from a file into a reader's account: looked at first, then taken in.</summary>
[Community(Role = Role.Reader)]
[AcceptsForms]
[RequestFormLimits(ValueLengthLimit = MostBytes)]
[RequestSizeLimit(MostBytes)]
public sealed class ImportModel(IServiceProvider services, CommentDesk desk) : PageModel
{
    // A character has at most four bytes; and what stands around the file in a form.
    private const int MostBytes = (4 * AnnotationLimits.LongestFile) + (64 * 1024);

    /// <summary>What becomes of each annotation; <c>null</c> before a file was sent.</summary>
    public IReadOnlyList<ImportLine>? Lines { get; private set; }

    /// <summary>The file, to be taken in after it was looked at.</summary>
    public string Kept { get; private set; } = "";

    /// <summary>Whether it was taken in.</summary>
    public bool IsDone { get; private set; }

    /// <summary>What is wrong with the file.</summary>
    public string? Fault { get; private set; }

    /// <summary>Looks at a file, or takes in what was looked at.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? kept, CancellationToken cancellationToken)
    {
        var reader = HttpContext.FindReader()!;
        if (desk.FindHindrance(reader) is { } hindrance) return Refuse(hindrance);
        if (file is { Length: > 4L * AnnotationLimits.LongestFile }) return Refuse("The file is too long. Split it.");
        var json = file is { Length: > 0 } ? await ReadAsync(file, cancellationToken) : kept;
        if (string.IsNullOrWhiteSpace(json)) return Refuse("Choose a file of annotations.");
        var annotations = AnnotationFile.Read(json, out var fault);
        if (fault is not null) return Refuse(fault);
        IsDone = file is not { Length: > 0 };
        Lines = await services.GetRequiredService<AnnotationImport>().RunAsync(
            reader, annotations, IsDone ? FormGuard.Read(HttpContext) : null, cancellationToken);
        Kept = IsDone ? "" : json;
        return Page();
    }

    private static async Task<string> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await text.ReadToEndAsync(cancellationToken);
    }

    private PageResult Refuse(string fault)
    {
        Fault = fault;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
