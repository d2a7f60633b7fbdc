using System.Text;
using System.Xml;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>An element of a record's metadata: its name without namespace, its text, and what stands in it.</summary>
internal sealed record OaiField(string Name, string? Version)
{
    /// <summary>Characters of one text; a longer one makes its record unusable.</summary>
    public const int LongestText = 1_000_000;

    private List<OaiField>? _parts;

    /// <summary>The text that stands in it, outside of its parts.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The elements in it, in order.</summary>
    public IReadOnlyList<OaiField> Parts => _parts ?? [];

    /// <summary>Whether a text was longer than is kept.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the element the reader stands at, and leaves it at its end.</summary>
    public static OaiField Read(XmlReader reader)
    {
        var field = new OaiField(reader.LocalName, reader.GetAttribute("version"));
        if (reader.IsEmptyElement) return field;
        StringBuilder? more = null;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element) (field._parts ??= []).Add(Read(reader));
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                field.Add(reader.Value, ref more);
        }

        if (more is not null) field.Text = more.ToString();
        return field;
    }

    /// <summary>The texts of the parts of a name, none that is blank.</summary>
    public IEnumerable<string> All(string name)
    {
        foreach (var part in Parts)
        {
            if (part.Name == name && !string.IsNullOrWhiteSpace(part.Text)) yield return part.Text;
        }
    }

    /// <summary>The text of the first part of a name that is not blank.</summary>
    public string? Find(string name)
    {
        foreach (var part in Parts)
        {
            if (part.Name == name && !string.IsNullOrWhiteSpace(part.Text)) return part.Text;
        }

        return null;
    }

    // Texts come in one piece but for those with references or CDATA within.
    private void Add(string text, ref StringBuilder? more)
    {
        if (Text.Length + (more?.Length ?? 0) + text.Length > LongestText)
        {
            IsTooLong = true;
            return;
        }

        if (Text.Length == 0) Text = text;
        else (more ??= new StringBuilder(Text)).Append(text);
    }
}
