using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Evaluation;

/// <summary>How many true sentences about an abstract the check lets pass, and how many false ones it stops.</summary>
internal static class SupportEvaluation
{
    private static readonly double[] Shares = [0.5, 0.6, 0.7, 0.8, 0.9];

    /// <summary>Prints the figures.</summary>
    public static void Run(string path, bool asJson, TextWriter output)
    {
        var samples = LabelledFile.Read<LabelledAbstract>(path);
        var tallies = Shares.ToDictionary(share => share, share => Measure(samples, share));
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(tallies.ToDictionary(
                pair => pair.Key.ToString(CultureInfo.InvariantCulture),
                pair => pair.Value.ToDictionary(tally => tally.Name, tally => new { of = tally.Count, passed = tally.Passed }))));
            return;
        }

        output.WriteLine($"{"passed, percent",-44}{"of",7}{string.Concat(Shares.Select(share => $"{share,8:0.0}"))}");
        for (var i = 0; i < tallies[Shares[0]].Count; i++)
        {
            var row = Shares.Select(share => tallies[share][i]).ToArray();
            output.WriteLine($"{row[0].Name,-44}{row[0].Count,7}{string.Concat(row.Select(tally => $"{tally.Percent,8:0.0}"))}");
        }

        PrintFaults(samples, output);
    }

    private static List<Tally> Measure(IReadOnlyList<LabelledAbstract> samples, double share)
    {
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        for (var i = 0; i < samples.Count; i++)
        {
            var (sample, other) = (samples[i], samples[(i + 1) % samples.Count]);
            var text = string.Join(' ', sample.Sentences);
            bool Take(string name, string claim)
            {
                if (!tallies.TryGetValue(name, out var tally)) tallies.Add(name, tally = new Tally(name));
                var passes = SupportCheck.Check(sample.Title, text, Split(claim), share).IsSupported;
                tally.Add(passes);
                return passes;
            }

            var foreign = Lies.NamesOf(string.Join(' ', other.Sentences))
                .Where(name => !text.Contains(name, StringComparison.OrdinalIgnoreCase));
            var material = new LieMaterial(Lies.NamesOf(text), [.. foreign]);
            foreach (var sentence in sample.Sentences)
            {
                Take("true: a sentence of the abstract", sentence);
                Take("true: the same in the third person", InThirdPerson(sentence));
                TellLies(Take, "sentence: ", InThirdPerson(sentence), material);
            }

            foreach (var summary in sample.Summaries)
            {
                if (Take("true or from the full text: people's summary", summary)) TellLies(Take, "summary: ", summary, material);
            }

            foreach (var summary in other.Summaries) Take("false: people's summary of another paper", summary);
            foreach (var sentence in other.Sentences) Take("false: a sentence of another abstract", sentence);
        }

        return [.. tallies.Values.OrderByDescending(tally => tally.Name, StringComparer.Ordinal)];
    }

    private static void TellLies(Func<string, string, bool> take, string from, string sentence, LieMaterial material)
    {
        foreach (var (name, tell) in Lies.Kinds)
        {
            if (tell(sentence, material) is { } lie && lie != sentence) take($"false, {from}{name}", lie);
        }
    }

    /// <summary>The lightest paraphrase that a model makes.</summary>
    private static string InThirdPerson(string sentence) => sentence
        .Replace("We ", "The authors ", StringComparison.Ordinal)
        .Replace(" we ", " the authors ", StringComparison.Ordinal)
        .Replace(" our ", " their ", StringComparison.Ordinal)
        .Replace("Our ", "Their ", StringComparison.Ordinal);

    /// <summary>What people's summaries are refused for: part of it is what they took from the full text.</summary>
    private static void PrintFaults(IReadOnlyList<LabelledAbstract> samples, TextWriter output)
    {
        var faults = samples
            .SelectMany(sample => sample.Summaries.Select(summary =>
                SupportCheck.Check(sample.Title, string.Join(' ', sample.Sentences), Split(summary)).Fault))
            .OfType<string>()
            .GroupBy(fault => fault.IndexOf('\'', StringComparison.Ordinal) is > 0 and var at ? fault[..at] : fault)
            .OrderByDescending(group => group.Count());
        output.WriteLine("people's summaries refused because");
        foreach (var group in faults)
            output.WriteLine($"{group.Count(),7} {group.Key}: {string.Join("; ", group.Take(12).Select(Quoted))}");
    }

    private static string[] Split(string text) =>
        [.. Sentences.Split(text).Select(span => text.Substring(span.Start, span.Length))];

    private static string Quoted(string fault) => fault[Math.Max(0, fault.IndexOf('\'', StringComparison.Ordinal))..];

    private sealed record LabelledAbstract(string Title, IReadOnlyList<string> Sentences, IReadOnlyList<string> Summaries);

    private sealed class Tally(string name)
    {
        public string Name => name;

        public int Count { get; private set; }

        public int Passed { get; private set; }

        public double Percent => 100.0 * Passed / Count;

        public void Add(bool passes)
        {
            Count++;
            Passed += passes ? 1 : 0;
        }
    }
}
