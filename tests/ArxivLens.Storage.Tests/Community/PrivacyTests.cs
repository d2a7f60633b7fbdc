using System.IO.Compression;
using System.Text;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Privacy;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>What a reader takes away is whole, and what is deleted stands nowhere in the files.</summary>
public sealed class PrivacyTests : IDisposable
{
    private const string Name = "Mnemosyne";
    private const string Secret = "a word that stands nowhere else";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCommunity _community;

    public PrivacyTests()
    {
        _community = SqliteCommunity.Open(Path.Combine(_folder.Path, "community.db"));
    }

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Of_a_deleted_account_no_byte_is_left_in_the_files()
    {
        var gone = await CommunityAccounts.AddAsync(_community, Name);
        var other = await CommunityAccounts.AddAsync(_community, "Clio");
        await _community.Sessions.BeginAsync(Core.Accounts.Secret.Draw(), SessionOf(gone));
        await new AccountDeletion([new Kept("x", Secret)], _community.Accounts, _community, TimeProvider.System).DeleteAsync(gone.Account);

        Assert.Null(await _community.Accounts.FindReaderAsync(gone.Account));
        Assert.NotNull(await _community.Accounts.FindReaderAsync(other.Account));
        Assert.Empty(await _community.Sessions.ListAsync(gone.Account, DateTimeOffset.UnixEpoch));
        foreach (var file in Directory.EnumerateFiles(_folder.Path))
        {
            // Shared with the connections that are open.
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes);
            Assert.False(Holds(bytes, Name), $"{Path.GetFileName(file)} holds the name.");
            Assert.False(Holds(bytes, Name.ToLowerInvariant()), $"{Path.GetFileName(file)} holds the address.");
        }
    }

    [Fact]
    public async Task Every_feature_lets_go_before_the_account_does()
    {
        var gone = await CommunityAccounts.AddAsync(_community, Name);
        var stumbles = new Kept("x", Secret) { Fails = true };
        await Assert.ThrowsAsync<IOException>(() => new AccountDeletion([stumbles], _community.Accounts, _community, TimeProvider.System).DeleteAsync(gone.Account));
        // Still there, and so can do it again.
        Assert.NotNull(await _community.Accounts.FindReaderAsync(gone.Account));
    }

    [Theory]
    [InlineData("comments.jsonld", "comments.jsonld")]
    [InlineData("../../etc/passwd", "etc/passwd")]
    [InlineData("C:\\x\\y", "C/x/y")]
    [InlineData("shelves/größe & more.bib", "shelves/größe---more.bib")]
    [InlineData("README.txt", "README-2.txt")]
    [InlineData("a\0b/\u202Ec", "a-b/c")]
    [InlineData("///", "file")]
    public async Task An_archive_holds_each_file_under_a_name_that_leads_nowhere(string path, string stored)
    {
        var reader = await CommunityAccounts.AddAsync(_community, Name);
        using var target = new ForwardOnly();
        await new PersonalArchive([new Kept(path, Secret), new Kept(path, "another")], TimeProvider.System).WriteAsync(reader, target);
        using var archive = new ZipArchive(new MemoryStream(target.Written));
        Assert.Equal(3, archive.Entries.Select(entry => entry.FullName).Distinct().Count());
        Assert.Equal(stored, archive.Entries[1].FullName);
        using var content = new StreamReader(await archive.Entries[1].OpenAsync());
        Assert.Equal(Secret, await content.ReadToEndAsync());
        using var about = new StreamReader(await archive.GetEntry("README.txt")!.OpenAsync());
        Assert.Contains(Name, await about.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static Session SessionOf(Reader reader) => new()
    {
        Account = reader.Account, Browser = "Chromium on Linux", Way = SignInWay.Password,
        Began = DateTimeOffset.UnixEpoch, Seen = DateTimeOffset.UnixEpoch, Ends = DateTimeOffset.UnixEpoch.AddDays(1),
    };

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private sealed class Kept(string path, string words) : IPersonalData
    {
        public bool Fails { get; init; }

        public async IAsyncEnumerable<PersonalFile> ExportAsync(
            long account, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new PersonalFile(path, Encoding.UTF8.GetBytes(words));
        }

        public Task DeleteAsync(long account, CancellationToken cancellationToken) => Fails ? throw new IOException("full") : Task.CompletedTask;
    }

    /// <summary>As the answer of a server is: written forward, and never without waiting.</summary>
    private sealed class ForwardOnly : MemoryStream
    {
        public byte[] Written => ToArray();

        public override bool CanSeek => false;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It was not waited.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("It was not waited.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
