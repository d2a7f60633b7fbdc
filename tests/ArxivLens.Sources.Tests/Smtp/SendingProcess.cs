using System.Diagnostics;
using ArxivLens.Core.Mail;
using ArxivLens.Sources.Smtp;

namespace ArxivLens.Sources.Tests.Smtp;

/// <summary>
/// This assembly as a process of its own that sends a mail: whom the runtime trusts is read once a process, from the file that
/// <c>SSL_CERT_FILE</c> names, as an operator with an authority of their own does it.
/// </summary>
internal static class SendingProcess
{
    /// <summary>Sends one and prints what became of it.</summary>
    public static async Task<int> SendAsync(string server)
    {
        Assert.True(SmtpOptions.TryParse(server, out var options, out _));
        var sender = new SmtpSender(options, new MailOptions("lens@example.org", null, new Uri("https://lens.example.org/")), TimeProvider.System);
        var receipt = await sender.SendAsync(new MailText("ada@example.org", "S", "T"), new string('1', 32), CancellationToken.None);
        await Console.Out.WriteAsync($"{receipt.Outcome} {receipt.Detail}");
        return 0;
    }

    /// <summary>Starts it and reads what it prints.</summary>
    /// <param name="server">The address of the mail server.</param>
    /// <param name="trusted">A file of the certificates to trust.</param>
    public static async Task<string> RunAsync(string server, string trusted)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(SendingProcess).Assembly.Location, "send", server])
            start.ArgumentList.Add(argument);
        start.Environment["SSL_CERT_FILE"] = trusted;
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return printed;
    }
}
