using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ArxivLens.Core.Articles;
using ArxivLens.Core.References;

namespace ArxivLens.Training;

/// <summary>Reads labelled references in AnyStyle's XML, plain or gzip: a <c>sequence</c> of elements named after what they hold.</summary>
internal static class LabelledReferenceFile
{
    /// <summary>The references of some files, one behind the other.</summary>
    /// <exception cref="InvalidDataException">A file is not of that form.</exception>
    public static List<LabelledReference> ReadAll(IEnumerable<string> paths) => [.. paths.SelectMany(Read)];

    /// <summary>The references of a file.</summary>
    /// <exception cref="InvalidDataException">The file is not of that form.</exception>
    public static List<LabelledReference> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return [.. XDocument.Load(reader).Descendants("sequence").Select(Of)];
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The parts with one space between them, as they were before they were labelled.</summary>
    private static LabelledReference Of(XElement sequence)
    {
        var (text, parts) = (new StringBuilder(), new List<ReferenceField>());
        foreach (var part in sequence.Elements())
        {
            var value = part.Value.Trim();
            if (value.Length == 0)
                continue;
            if (text.Length > 0)
                text.Append(' ');
            parts.Add(new ReferenceField(LabelOf(part.Name.LocalName), new TextSpan(text.Length, text.Length + value.Length)));
            text.Append(value);
        }

        return new LabelledReference(text.ToString(), parts);
    }

    private static ReferenceLabel LabelOf(string name) => name switch
    {
        "author" => ReferenceLabel.Author,
        "title" => ReferenceLabel.Title,
        "date" => ReferenceLabel.Date,
        "journal" => ReferenceLabel.Journal,
        "container-title" => ReferenceLabel.Book,
        "volume" => ReferenceLabel.Volume,
        "pages" => ReferenceLabel.Pages,
        "doi" => ReferenceLabel.Doi,
        "url" => ReferenceLabel.Url,
        "publisher" => ReferenceLabel.Publisher,
        "location" => ReferenceLabel.Location,
        "editor" => ReferenceLabel.Editor,
        "translator" => ReferenceLabel.Translator,
        "genre" => ReferenceLabel.Genre,
        "edition" => ReferenceLabel.Edition,
        "citation-number" => ReferenceLabel.Number,
        "collection-title" => ReferenceLabel.Series,
        "isbn" => ReferenceLabel.Isbn,
        _ => ReferenceLabel.Note,
    };
}
