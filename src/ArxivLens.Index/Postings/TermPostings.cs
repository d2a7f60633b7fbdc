using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>Where the postings of one term stand in a segment, block by block.</summary>
internal readonly ref struct TermPostings
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _documentCount;

    /// <summary>Takes the postings of a term.</summary>
    /// <param name="postings">The postings of all terms.</param>
    /// <param name="entry">What the dictionary says of the term.</param>
    /// <param name="documentCount">Documents of the segment.</param>
    /// <exception cref="InvalidDataException">What the dictionary says cannot be.</exception>
    public TermPostings(MappedArray<byte> postings, TermEntry entry, int documentCount)
    {
        if (entry.DocumentCount <= 0 || entry.DocumentCount > documentCount)
            throw new InvalidDataException("A term has no postings, or more than there are documents.");
        _documentCount = documentCount;
        Count = entry.DocumentCount;
        BlockCount = BlocksOf(Count);
        // A term of one block needs no more than its entry says.
        var infos = BlockCount == 1 ? 0 : BlockCount * BlockInfoSize;
        if (infos > entry.PostingsLength)
            throw new InvalidDataException("The postings of a term are shorter than its blocks.");
        var bytes = postings.Slice(entry.PostingsStart, entry.PostingsLength);
        Blocks = MemoryMarshal.Cast<byte, BlockInfo>(bytes[..infos]);
        _bytes = bytes[infos..];
    }

    /// <summary>Bytes of a <see cref="BlockInfo"/>.</summary>
    public const int BlockInfoSize = 16;

    /// <summary>Number of postings.</summary>
    public int Count { get; }

    /// <summary>Number of blocks.</summary>
    public int BlockCount { get; }

    /// <summary>What is known of each block; empty where there is but one.</summary>
    public ReadOnlySpan<BlockInfo> Blocks { get; }

    /// <summary>Blocks that so many postings take.</summary>
    public static int BlocksOf(int count) => (count + PostingBlock.Size - 1) / PostingBlock.Size;

    /// <summary>Decodes a block.</summary>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    public void Decode(int block, PostingBlock output)
    {
        DecodeDocuments(block, output);
        if (!output.HasCodes)
            DecodeCodes(block, output);
    }

    /// <summary>Decodes the codes of a block whose documents were decoded into the same room.</summary>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    public void DecodeCodes(int block, PostingBlock output) => output.DecodeCodes(
        Blocks.IsEmpty ? _bytes : _bytes[(block == 0 ? 0 : (int)Blocks[block - 1].End)..(int)Blocks[block].End]);

    /// <summary>Decodes the documents of a block; its codes too where they stand among them.</summary>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    public void DecodeDocuments(int block, PostingBlock output)
    {
        if (Blocks.IsEmpty)
        {
            output.DecodeDocuments(_bytes, Count, -1, _documentCount);
            return;
        }

        var start = block == 0 ? 0 : Blocks[block - 1].End;
        var end = Blocks[block].End;
        var before = block == 0 ? -1 : Blocks[block - 1].LastDocument;
        if (start > end || end > _bytes.Length || before < -1 || before >= _documentCount)
            throw new InvalidDataException("The blocks of a term do not follow on each other.");
        var count = Math.Min(PostingBlock.Size, Count - block * PostingBlock.Size);
        output.DecodeDocuments(_bytes[(int)start..(int)end], count, before, _documentCount);
    }

    /// <summary>Asks the processor for a block that will be decoded soon: blocks of a frequent term lie far apart.</summary>
    public unsafe void Prefetch(int block)
    {
        var start = block == 0 || Blocks.IsEmpty ? 0 : Blocks[block - 1].End;
        if (!Sse.IsSupported || start >= (uint)_bytes.Length)
            return;
        fixed (byte* address = &_bytes[(int)start])
            Sse.Prefetch0(address);
    }

    /// <summary>The first block, at or behind one, that may hold a document at or behind the target.</summary>
    public int FindBlock(int target, int from)
    {
        if (Blocks.IsEmpty)
            return from;
        // Blocks asked for are near each other most times: gallop, then halve.
        var step = 1;
        var low = from;
        while (low + step < Blocks.Length && Blocks[low + step - 1].LastDocument < target)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, Blocks.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Blocks[middle].LastDocument < target)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
