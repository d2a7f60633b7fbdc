using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using ArxivLens.Core;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Latex;

namespace ArxivLens.Sources.Tests.Latex;

public sealed class SourceArchiveTests : IDisposable
{
    private const string List = @"\bibitem{a} A. One, hep-th/9901001.";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arxivlens-latex-");

    [Theory]
    [InlineData("2311.09227.tar.gz", "2311.09227")]
    [InlineData("hep-th9901001.gz", "hep-th/9901001")]
    [InlineData("hep-th_9901002v2.tex", "hep-th/9901002")]
    public void The_name_of_a_file_says_whose_source_it_is(string name, string paper) =>
        Assert.Equal(paper, LatexSource.PaperOf($"/some/where/{name}").ToString());

    [Fact]
    public void Other_names_say_nothing() => Assert.Null(LatexSource.PaperOf("main.tex"));

    [Fact]
    public async Task Archives_single_files_and_folders_are_read()
    {
        Save("2311.09227.tar.gz", Packed(Tar(("a/main.tex", "x"), ("a/main.bbl", List), ("fig.eps", "%!PS"), ("more.tar.gz", "\u001f\u008b"))));
        Save("hep-th9901002.gz", Packed(Encoding.UTF8.GetBytes(List)));
        Save("2311.00001.tex", Encoding.UTF8.GetBytes(List));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "2311.00002", "sub"));
        Save("2311.00002/sub/x.bbl", Encoding.UTF8.GetBytes(List));
        var records = await LatexSource.ReadAsync(folder.FullName, null).ToListAsync();
        Assert.All(records, record => Assert.Null(record.Reason));
        Assert.Equal(["2311.00001", "2311.00002", "2311.09227", "hep-th/9901002"], records.Select(record => record.Value!.Citing.ToString()));
        Assert.All(records, record => Assert.Equal("A. One, hep-th/9901001.", Assert.Single(record.Value!.References).Text));
    }

    [Fact]
    public async Task A_name_that_says_nothing_needs_to_be_told_whose_source_it_is()
    {
        Save("main.tex", Encoding.UTF8.GetBytes(List));
        var file = Path.Combine(folder.FullName, "main.tex");
        Assert.Contains("--paper", (await LatexSource.ReadAsync(file, null).SingleAsync()).Reason!, StringComparison.Ordinal);
        Assert.True(WorkKey.TryParse("doi:10.1000/xyz", out var key));
        Assert.Equal(key, (await LatexSource.ReadAsync(folder.FullName, key).SingleAsync()).Value!.Citing);
        await Assert.ThrowsAsync<SourceException>(async () => await LatexSource.ReadAsync(Path.Combine(folder.FullName, "no"), null).ToListAsync());
    }

    [Theory]
    [InlineData("../evil.tex")]
    [InlineData("a/../../evil.tex")]
    [InlineData("/etc/evil.tex")]
    [InlineData("C:\\evil.tex")]
    public async Task Names_that_lead_out_of_an_archive_refuse_it(string name) =>
        Assert.Contains("leads out", await ReasonAsync(Packed(Tar((name, List)))), StringComparison.Ordinal);

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public async Task Links_refuse_an_archive(TarEntryType type)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(type, "a.tex") { LinkName = "/etc/passwd" });
        Assert.Contains("a link or a device", await ReasonAsync(bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_unpacks_to_far_more_than_it_is_is_refused()
    {
        Assert.Contains("times its size", await ReasonAsync(Packed(new byte[120_000_000])), StringComparison.Ordinal);
        Assert.Contains("larger than", await ReasonAsync(new byte[(int)SourceArchive.MostKept + 1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_and_foreign_files_are_refused_one_by_one()
    {
        var whole = Packed(Tar(("main.bbl", string.Concat(Enumerable.Repeat(List, 5_000)))));
        Assert.NotNull(await ReasonAsync(whole[..(whole.Length / 2)]));
        Assert.NotNull(await ReasonAsync(Encoding.UTF8.GetBytes("%PDF-1.4 " + List)));
        Assert.NotNull(await ReasonAsync(Packed(Packed(Encoding.UTF8.GetBytes(List)))));
        Assert.NotNull(await ReasonAsync([]));
        Assert.NotNull(await ReasonAsync([0x1f, 0x8b]));
        var tar = Tar(("main.bbl", List));
        tar[130] = (byte)'z';
        Assert.NotNull(await ReasonAsync(tar));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Tar(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, text) in files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return bytes.ToArray();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private void Save(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder.FullName, name), bytes);

    private async Task<string> ReasonAsync(byte[] bytes)
    {
        Save("2311.09227.tar.gz", bytes);
        return (await LatexSource.ReadAsync(Path.Combine(folder.FullName, "2311.09227.tar.gz"), null).SingleAsync()).Reason!;
    }
}
