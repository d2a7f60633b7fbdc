using System.Globalization;
using System.Text;
using System.Text.Json;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>
/// Puts an abstract together again of which only is given at what places each word stands. Places may be missing; what is no
/// place, or farther out than any abstract reaches, is left out without anything being made for it.
/// </summary>
internal sealed class InvertedAbstract
{
    /// <summary>Places from 0 that are read. The longest abstracts are whole chapters of about 10,000 words.</summary>
    public const int MostPlaces = 20_000;

    private const int LongestWord = 200;

    private readonly List<(int Place, int Order, string Word)> words = [];

    /// <summary>Reads the object that stands where the reader is; anything else is no abstract.</summary>
    public string Read(ref Utf8JsonReader reader)
    {
        words.Clear();
        if (reader.TokenType == JsonTokenType.StartObject)
            ReadWords(ref reader, mayNest: true);
        else
            reader.Skip();
        return Join();
    }

    private void ReadWords(ref Utf8JsonReader reader, bool mayNest)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var word = reader.ValueSpan.Length <= LongestWord * 6 ? JsonText.Read(ref reader) : "";
            reader.Read();
            // Older files hold the words one level further in, under InvertedIndex beside their number.
            if (reader.TokenType == JsonTokenType.StartObject && mayNest)
                ReadWords(ref reader, mayNest: false);
            else if (reader.TokenType == JsonTokenType.StartArray)
                ReadPlaces(ref reader, word);
            else
                reader.Skip();
        }
    }

    private void ReadPlaces(ref Utf8JsonReader reader, string word)
    {
        var isWord = word.Length is > 0 and <= LongestWord;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (isWord && words.Count < MostPlaces && TryReadPlace(ref reader, out var place))
                words.Add((place, words.Count, word));
            else
                reader.Skip();
        }
    }

    private static bool TryReadPlace(ref Utf8JsonReader reader, out int place)
    {
        place = 0;
        var isPlace = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt32(out place),
            JsonTokenType.String => int.TryParse(
                reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out place),
            _ => false,
        };
        return isPlace && place is >= 0 and < MostPlaces;
    }

    private string Join()
    {
        words.Sort();
        var text = new StringBuilder();
        var last = -1;
        foreach (var (place, _, word) in words)
        {
            // Two words cannot stand at one place; the one that was named first does.
            if (place == last)
                continue;
            if (text.Length > 0)
                text.Append(' ');
            text.Append(word);
            last = place;
        }

        return text.ToString();
    }
}
