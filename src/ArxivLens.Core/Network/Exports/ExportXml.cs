using System.Text;
using System.Xml;

namespace ArxivLens.Core.Network.Exports;

/// <summary>How the files in XML are written.</summary>
public static class ExportXml
{
    /// <summary>
    /// Indented, UTF-8 without a mark, and line ends within a text kept: a title with one would read otherwise elsewhere.
    /// </summary>
    public static XmlWriterSettings Settings { get; } = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };
}
