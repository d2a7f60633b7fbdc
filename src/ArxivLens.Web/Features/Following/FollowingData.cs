using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Following;
using ArxivLens.Core.Network.Exports;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Following;

/// <summary>
/// What is kept of a reader's following: <c>following.json</c>, and the feeds as <c>following.opml</c>, which feed readers take in. All
/// of it goes with the account's row.
/// </summary>
internal sealed class FollowingData(
    IFollowStore follows, ILookStore looks, IDigestStore digests, ThingNames names, IOptions<WebOptions> options) : IPersonalData
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async IAsyncEnumerable<PersonalFile> ExportAsync(long account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await follows.ListAsync(account, cancellationToken);
        var content = new
        {
            Settings = await follows.ReadSettingsAsync(account, cancellationToken),
            Following = all.Select(follow => new
            {
                follow.Thing.Kind, follow.Thing.Value, follow.Digest, Since = follow.Since.At,
            }),
            Seen = (await looks.ListAsync(account, cancellationToken)).Select(look => new { List = look.Key, look.Value.At }),
            Digests = (await digests.ListAsync(account, cancellationToken)).Select(due => new { due.Digest, due.Due, From = due.From.At }),
        };
        yield return new PersonalFile("following.json", JsonSerializer.SerializeToUtf8Bytes(content, Readable));
        yield return new PersonalFile("following.opml", await WriteOpmlAsync(all, cancellationToken));
    }

    public Task DeleteAsync(long account, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<ReadOnlyMemory<byte>> WriteOpmlAsync(IReadOnlyList<Follow> all, CancellationToken cancellationToken)
    {
        var named = new List<ThingName>();
        foreach (var follow in all)
            named.Add(await names.FindAsync(follow.Thing, cancellationToken));
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "What I follow on ArxivLens");
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var name in named.Where(name => name.Feed is not null))
                WriteOutline(xml, name);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return body.ToArray();
    }

    // Without a public address only paths are known.
    private void WriteOutline(XmlWriter xml, ThingName name)
    {
        var home = options.Value.PublicAddress;
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", XmlCharacters.Of(name.Name));
        xml.WriteAttributeString("xmlUrl", home is null ? name.Feed! : new Uri(home, name.Feed!).AbsoluteUri);
        xml.WriteAttributeString("htmlUrl", home is null ? name.Page : new Uri(home, name.Page).AbsoluteUri);
        xml.WriteEndElement();
    }
}
