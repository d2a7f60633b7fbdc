using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>Writes codes of a fixed width, the first in the lowest bits of a byte.</summary>
internal sealed class CodeWriter(SectionWriter writer, CodeWidth width)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _filled;
    private int _bits;

    /// <summary>Writes the codes of a row.</summary>
    public void Write(OriginRow origins, OriginMasks masks)
    {
        for (var index = 0; index < origins.Length; index++)
            Write(masks.Number(origins[index]));
    }

    /// <summary>Ends the section; what is left of the last byte is 0.</summary>
    public void End()
    {
        if (_bits > 0)
            _filled++;
        Flush();
        writer.EndSection();
    }

    private void Write(int code)
    {
        switch (width)
        {
            case CodeWidth.None:
                return;
            case CodeWidth.Bits8:
                _buffer[_filled++] = (byte)code;
                break;
            case CodeWidth.Bits16 or CodeWidth.Bits32:
                for (var shift = 0; shift < width.Bits(); shift += 8)
                    _buffer[_filled++] = (byte)(code >> shift);
                break;
            default:
                WriteBits(code);
                break;
        }

        if (_filled == _buffer.Length)
            Flush();
    }

    private void WriteBits(int code)
    {
        _buffer[_filled] = (byte)(_bits == 0 ? code : _buffer[_filled] | code << _bits);
        _bits += width.Bits();
        if (_bits < 8)
            return;
        _bits = 0;
        _filled++;
    }

    private void Flush()
    {
        writer.Write<byte>(_buffer.AsSpan(0, _filled));
        _filled = 0;
    }
}
