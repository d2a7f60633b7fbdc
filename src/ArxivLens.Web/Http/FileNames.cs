using System.Text;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Http;

/// <summary>Names that files are saved under.</summary>
internal static class FileNames
{
    private const int Longest = 80;

    /// <summary>
    /// A name made of a text: letters and digits of ASCII with single points and hyphens between, nothing that a file system or a
    /// header could take amiss, and no point at the beginning, which would hide the file.
    /// </summary>
    public static string Of(string text, string extension)
    {
        var name = new StringBuilder();
        foreach (var sign in text)
        {
            if (char.IsAsciiLetterOrDigit(sign))
                name.Append(sign);
            else if (name.Length > 0 && char.IsAsciiLetterOrDigit(name[^1]))
                name.Append(sign == '.' ? '.' : '-');
            if (name.Length == Longest)
                break;
        }

        var kept = name.ToString().TrimEnd('.', '-');
        return $"{(kept.Length > 0 ? kept : "works")}.{extension}";
    }
}

/// <summary>A text that has the name of a file, for browsers to show or to save.</summary>
internal sealed class NamedText(string text, string type, string name, bool isShown = false) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = type;
        httpContext.Response.Headers.ContentDisposition = $"{(isShown ? "inline" : "attachment")}; filename=\"{name}\"";
        return httpContext.Response.WriteAsync(text, httpContext.RequestAborted);
    }
}
