using System.Text;

namespace ArxivLens.Commands;

/// <summary>The process's standard streams: UTF-8 without a byte order mark whatever the locale, data apart from messages.</summary>
internal static class StandardStreams
{
    /// <summary>Where data goes.</summary>
    public static StreamWriter OpenOutput() => Writer(Console.OpenStandardOutput(), autoFlush: false);

    /// <summary>Where messages go.</summary>
    public static StreamWriter OpenError() => Writer(Console.OpenStandardError(), autoFlush: true);

    /// <summary>Whether somebody watches the messages on a terminal that can move its cursor.</summary>
    public static bool ErrorIsAnimated =>
        !Console.IsErrorRedirected
        && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } term && term != "dumb"
        && Environment.GetEnvironmentVariable("CI") is null or "";

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = autoFlush, NewLine = "\n" };
}
