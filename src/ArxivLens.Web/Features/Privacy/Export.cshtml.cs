using ArxivLens.Core.Privacy;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Features.Privacy;

/// <summary>Where a reader takes away everything of theirs.</summary>
[Community]
[AcceptsForms]
[FreshSignIn]
public sealed class ExportModel(PersonalArchive archive) : PageModel
{
    private const string Zip = "application/zip";

    /// <summary>Answers with the file.</summary>
    public IActionResult OnPost() => new ArchiveResult(archive);

    private sealed class ArchiveResult(PersonalArchive archive) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            var http = context.HttpContext;
            var reader = http.GetReader();
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName($"arxivlens-{reader.Name}.zip");
            http.Response.ContentType = Zip;
            http.Response.Headers.ContentDisposition = disposition.ToString();
            return archive.WriteAsync(reader, http.Response.Body, http.RequestAborted);
        }
    }
}
