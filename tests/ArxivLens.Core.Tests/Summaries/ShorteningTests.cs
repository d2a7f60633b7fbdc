using System.IO.Compression;
using System.Text.Json;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class ShorteningTests
{
    [Theory]
    [InlineData("However, the gap of the spin chain closes at large fields.", "The gap of the spin chain closes at large fields.")]
    [InlineData("In this paper, we study the gap of long spin chains.", "We study the gap of long spin chains.")]
    [InlineData("In this work we study the gap of long spin chains.", "We study the gap of long spin chains.")]
    [InlineData("To close this hole, we study the gap of long spin chains.", "We study the gap of long spin chains.")]
    [InlineData("We show that the gap of the spin chain closes at large fields.", "The gap of the spin chain closes at large fields.")]
    [InlineData("We also study the gap of long spin chains.", "We study the gap of long spin chains.")]
    [InlineData("We study spin chains of odd length, which are old friends.", "We study spin chains of odd length.")]
    [InlineData("We study spin chains of odd length and show that they close.", "We study spin chains of odd length.")]
    [InlineData("We study spin chains of odd length; they have no gap.", "We study spin chains of odd length.")]
    [InlineData("We give a new bound for spin chains by counting all their walls.", "We give a new bound for spin chains by counting all their walls.")]
    [InlineData("We give a new bound for spin chains by counting their walls.", "We give a new bound for spin chains.")]
    [InlineData("We study density matrix renormalisation (DMRG) of long chains.", "We study density matrix renormalisation of long chains.")]
    [InlineData("The gap, however, closes for the longest chains of spins.", "The gap closes for the longest chains of spins.")]
    public void What_a_sentence_can_do_without_is_left_off(string source, string expected) => Assert.Contains(expected, Forms(source));

    [Theory]
    [InlineData("We find a gap in very strong fields, leading to order if the chain is long.")]
    [InlineData("We argue that the gap of the chain closes in strong fields.")]
    [InlineData("The gap of the chain closes in strong fields, unless the chain is odd.")]
    [InlineData("Under strong fields, we find a gap in every chain of spins.")]
    [InlineData("To the best of our knowledge, we give the first proof of the gap.")]
    [InlineData("The gap of the chain is not only small, but also closes in strong fields.")]
    [InlineData("We find a gap of 3.5 meV for the chain (about 12 percent of the field).")]
    [InlineData("Assuming that the chain is long, we prove that its gap closes.")]
    [InlineData("The chains, which are long, are old friends of everybody here.")]
    [InlineData("We compare the gaps of odd chains, even chains, using old methods, and rings.")]
    [InlineData("The method does not work well by training with larger data.")]
    [InlineData("We study (quasi) periodic chains of spins in strong fields.")]
    [InlineData("For three chains, we prove that the gap closes in strong fields.")]
    public void A_condition_a_doubt_a_denial_and_a_broken_sentence_keep_it_whole(string source)
        => Assert.Equal([source], Forms(source));

    [Theory]
    [InlineData("We prove that the gap closes, which may not hold for $n = 3$ chains, and show that 12 of them are odd.")]
    [InlineData("Here, motivated by not seeing 5 gaps, we may give a (long) list of 3 chains, e.g. rings, without any gap.")]
    [InlineData("However, we do not find that fewer than 10 chains, such as rings, could close; 7 remain unless it is cold.")]
    [InlineData("We suggest “a way” of [closing] the gap (CG), leading to 4 new chains that might fail, while others cannot.")]
    [InlineData("It is shown that no chain with $\\sum_i a_i, b > 0$ closes, but only if (and when) one assumes two of 9 walls.")]
    public void Every_form_keeps_the_numbers_doubts_and_denials_of_its_clause(string source)
        => Assert.Empty(FormFaults.Of("Spin chains", source));

    [SharedDataFact]
    public void Every_form_of_every_real_abstract_keeps_them()
    {
        var faults = new List<string>();
        foreach (var file in Directory.GetFiles(SharedData.File("data", "papers"), "*.jsonl.gz"))
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                using var paper = JsonDocument.Parse(line);
                var text = paper.RootElement.GetProperty("abstract").GetString()!;
                faults.AddRange(FormFaults.Of(paper.RootElement.GetProperty("title").GetString()!, text));
            }
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<string> Forms(string source)
    {
        var candidates = new SummaryCandidates("", source, _ => 5);
        candidates.Find();
        return Enumerable.Range(0, candidates.All.Count).Select(i => candidates.Tell(i).Text);
    }
}
