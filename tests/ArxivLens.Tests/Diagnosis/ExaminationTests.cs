using System.Buffers.Binary;
using ArxivLens.Core;
using ArxivLens.Core.Library;
using ArxivLens.Diagnosis;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Diagnosis;

/// <summary>What the doctor advises: never what would destroy a sound library.</summary>
public sealed class ExaminationTests : IDisposable
{
    private const int PlaceOfUserVersion = 60;
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(LibraryFault.Damaged, "Broken", "backup")]
    [InlineData(LibraryFault.Busy, "Warning", "wait")]
    [InlineData(LibraryFault.Older, "Warning", "arxivlens index")]
    [InlineData(LibraryFault.Newer, "Broken", "upgrade")]
    [InlineData(LibraryFault.Unusable, "Broken", null)]
    public void Only_damage_is_answered_with_a_backup(LibraryFault fault, string state, string? mend)
    {
        var finding = Examination.Library(new DataDirectory(_data.Path), new LibraryException("It is so.", fault: fault));
        Assert.Equal((state, "It is so."), (finding.State.ToString(), finding.Detail));
        Assert.Equal(mend is null, finding.Mend is null);
        Assert.Contains(mend ?? "", finding.Mend ?? "", StringComparison.Ordinal);
        Assert.Equal(fault == LibraryFault.Damaged, finding.Mend?.Contains("backup", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_library_of_a_newer_version_asks_for_a_newer_program_only()
    {
        await ImportTests.ImportAllAsync(_data, "papers");
        var version = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(version, 99);
        await using (var file = File.OpenWrite(Path.Combine(_data.Path, "library.db")))
        {
            file.Position = PlaceOfUserVersion;
            file.Write(version);
        }

        var outcome = (await Arxivlens.RunAsync(_data, "doctor")).Ends(1);
        Assert.Contains("upgrade arxivlens", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("backup", outcome.Output, StringComparison.Ordinal);
    }
}
