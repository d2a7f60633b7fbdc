using System.Globalization;
using System.Xml;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>An answer while it is read.</summary>
internal sealed class OaiDraft
{
    private readonly List<OaiError> _errors = [];
    private readonly List<OaiRecord> _records = [];
    private readonly List<OaiSet> _sets = [];
    private readonly List<string> _formats = [];
    private DateTimeOffset? _responseDate;
    private string? _token;
    private long? _size;
    private OaiField? _identity;

    /// <summary>Takes in the element the reader stands at, and leaves it at its end or, where more stands in it, at its begin.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "responseDate":
                _responseDate = InstantOf(OaiField.Read(reader).Text);
                break;
            case "error":
                _errors.Add(new OaiError(reader.GetAttribute("code")?.Trim() ?? "", LineOf(OaiField.Read(reader).Text)));
                break;
            case "record":
                _records.Add(OaiRecordReader.Read(OaiHeader.Read(reader)));
                break;
            case "resumptionToken":
                _size = SizeOf(reader.GetAttribute("completeListSize"));
                _token = OaiField.Read(reader).Text.Trim();
                break;
            case "set":
                var set = OaiField.Read(reader);
                if (set.Find("setSpec") is { } spec) _sets.Add(new OaiSet(spec.Trim(), LineOf(set.Find("setName") ?? spec)));
                break;
            case "metadataFormat":
                if (OaiField.Read(reader).Find("metadataPrefix") is { } prefix) _formats.Add(prefix.Trim());
                break;
            case "Identify":
                _identity = OaiField.Read(reader);
                break;
        }
    }

    /// <summary>The answer.</summary>
    public OaiAnswer Finish() => new()
    {
        ResponseDate = _responseDate,
        Errors = _errors,
        Records = _records,
        Sets = _sets,
        Formats = _formats,
        Token = string.IsNullOrEmpty(_token) ? null : _token,
        CompleteListSize = _size,
        Identity = _identity is null
            ? null
            : new OaiIdentity(
                LineOf(_identity.Find("repositoryName") ?? ""),
                DayOf(_identity.Find("earliestDatestamp")),
                _identity.Find("granularity")?.Trim() ?? ""),
    };

    /// <summary>A day that a datestamp is of; <c>null</c> when it is none.</summary>
    public static DateOnly? DayOf(string? text) => InstantOf(text) is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    private static DateTimeOffset? InstantOf(string? text) => DateTimeOffset.TryParseExact(
        text?.Trim(),
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var at) ? at : null;

    private static long? SizeOf(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private static string LineOf(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
