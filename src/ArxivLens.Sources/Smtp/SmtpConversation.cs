using System.Security.Cryptography.X509Certificates;
using System.Text;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Smtp;

/// <summary>The server does not speak as mail servers do, or hung up.</summary>
internal sealed class SmtpBrokenException(string message) : IOException(message);

/// <summary>Command and answer, one after the other, over one connection (RFC 5321).</summary>
internal sealed class SmtpConversation(Stream connection) : IAsyncDisposable
{
    private const int MostBytes = 64 * 1024;
    private const int MostLines = 200;
    private readonly byte[] _buffer = new byte[4096];
    private Stream _connection = connection;
    private int _at;
    private int _end;

    /// <summary>Sends a command, which must be one line, and reads what is answered.</summary>
    /// <exception cref="SmtpBrokenException">Nothing, or no answer.</exception>
    public async Task<SmtpReply> SayAsync(string command, CancellationToken cancellationToken)
    {
        if (command.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new ArgumentException("A command is one line.", nameof(command));
        await _connection.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        await _connection.FlushAsync(cancellationToken);
        return await ListenAsync(cancellationToken);
    }

    /// <summary>Sends the lines of a mail and its end.</summary>
    /// <param name="content">Lines that end in CR LF each.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task SendAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await _connection.WriteAsync(Stuff(content.Span), cancellationToken);
        await _connection.FlushAsync(cancellationToken);
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="SmtpBrokenException">There is none.</exception>
    public async Task<SmtpReply> ListenAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var bytes = 0;
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(MostBytes - bytes, cancellationToken);
            bytes += line.Length;
            if (SmtpReply.ReadLine(line) is not { } read)
                throw new SmtpBrokenException("it does not answer as a mail server does");
            lines.Add(read.Text);
            if (!read.GoesOn)
                return new SmtpReply(read.Code, lines);
        }

        throw new SmtpBrokenException("its answer has no end");
    }

    /// <summary>Goes on in private. What came before that is forgotten: somebody between could have said it.</summary>
    public async Task SecureAsync(string name, X509Certificate2Collection? roots, CancellationToken cancellationToken)
    {
        (_at, _end) = (0, 0);
        _connection = await OutboundDoor.SecureAsync(_connection, name, roots, cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // A line of a dot alone ends a mail, so a line that begins with one gets another.
    private static byte[] Stuff(ReadOnlySpan<byte> content)
    {
        using var sent = new MemoryStream(content.Length + 64);
        var isStart = true;
        foreach (var value in content)
        {
            if (isStart && value == '.')
                sent.WriteByte((byte)'.');
            sent.WriteByte(value);
            isStart = value == '\n';
        }

        sent.Write(".\r\n"u8);
        return sent.ToArray();
    }

    private async Task<byte[]> ReadLineAsync(int most, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await _connection.ReadAsync(_buffer, cancellationToken));
                if (_end == 0)
                    throw new SmtpBrokenException("it hung up");
            }

            var value = _buffer[_at++];
            if (value == '\n')
                return line.ToArray();
            if (line.Length >= most)
                throw new SmtpBrokenException("its answer has no end");
            if (value != '\r')
                line.WriteByte(value);
        }
    }
}
