using System.Buffers.Binary;
using System.Security.Cryptography;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>
/// What tells people who fill in a form from programs that fill in every field at once: a field that people do not see, and a signed mark
/// of when the form was shown and to whom. The partial <c>_FormGuard</c> writes both into a form.
/// </summary>
public static class FormGuard
{
    /// <summary>The field that stays empty. Browsers do not know it as one they fill in by themselves.</summary>
    internal const string TrapField = "second_thoughts";

    /// <summary>The field of the mark.</summary>
    internal const string MarkField = "shown";

    private const string Purpose = "ArxivLens.FormGuard.1";
    private const int MarkBytes = 16;

    // Somebody who writes for days sends the form twice; a mark that was kept for weeks is no mark of writing.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>What the guard tells of the form that a request brings.</summary>
    public static FormPassage Read(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var form = http.Request.HasFormContentType ? http.Request.Form : FormCollection.Empty;
        var now = Clock(http).GetUtcNow();
        var took = ReadMark(http, form[MarkField].ToString()) is { } shown && now - shown <= Longest ? now - shown : TimeSpan.Zero;
        var network = ClientKey.Of(http.Connection.RemoteIpAddress, isProgram: false, RequestCost.Reading);
        return new(took, form[TrapField].ToString().Length > 0, $"{network.Kind} {network.Number:x}");
    }

    /// <summary>The mark for a form that is shown now; that of a form that came back stays as it was.</summary>
    internal static string Mark(HttpContext http)
    {
        var sent = http.Request.HasFormContentType ? http.Request.Form[MarkField].ToString() : "";
        var now = Clock(http).GetUtcNow();
        if (ReadMark(http, sent) is { } shown && now - shown <= Longest)
            return sent;
        var mark = new byte[MarkBytes];
        BinaryPrimitives.WriteInt64BigEndian(mark, now.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(mark.AsSpan(sizeof(long)), http.FindReader()?.Account ?? 0);
        return WebEncoders.Base64UrlEncode(Protector(http).Protect(mark));
    }

    private static DateTimeOffset? ReadMark(HttpContext http, string text)
    {
        if (text.Length is 0 or > 512)
            return null;
        try
        {
            var mark = Protector(http).Unprotect(WebEncoders.Base64UrlDecode(text));
            var isTheirs = mark.Length == MarkBytes
                && BinaryPrimitives.ReadInt64BigEndian(mark.AsSpan(sizeof(long))) == (http.FindReader()?.Account ?? 0);
            return isTheirs ? new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(mark), TimeSpan.Zero) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static TimeProvider Clock(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>();

    private static IDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);
}

/// <summary>How a form came to be sent.</summary>
/// <param name="Took">How long it was open; zero when it came without its mark, or with one of a week ago or of somebody else.</param>
/// <param name="IsTrapped">Whether the field was filled in that people do not see.</param>
/// <param name="Network">The network it came from.</param>
public sealed record FormPassage(TimeSpan Took, bool IsTrapped, string Network)
{
    /// <summary>What the form says, ready to be judged.</summary>
    /// <param name="reader">Who.</param>
    /// <param name="kind">What sort of contribution.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="text">Its words.</param>
    /// <param name="edits">The contribution that gets new words.</param>
    /// <param name="form">The mark by which the form is known that was sent twice.</param>
    public Submission ToSubmission(
        Reader reader, ContributionKind kind, Subject subject, string text, long? edits = null, string? form = null) =>
        new(reader, kind, subject, text, Took, IsTrapped) { Network = Network, Edits = edits, Form = form };
}
