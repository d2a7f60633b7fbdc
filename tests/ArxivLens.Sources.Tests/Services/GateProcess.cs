using System.Diagnostics;
using System.Globalization;
using ArxivLens.Core.Library;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.Tests.Services;

/// <summary>This assembly as a process of its own that asks a server through a gate, or sends a mail (<see cref="Smtp.SendingProcess"/>).</summary>
internal static class GateProcess
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["send", var server])
            return await Smtp.SendingProcess.SendAsync(server);
        if (args is not ["ask", var folder, var address, var milliseconds, var times]) return 2;
        var pause = TimeSpan.FromMilliseconds(int.Parse(milliseconds, CultureInfo.InvariantCulture));
        var gate = ArxivGate.Before(new DataDirectory(folder), new Uri(address), TimeProvider.System, pause);
        using var client = new ServiceClient(new ServiceOptions(new Uri(address)) { Gate = gate }, TimeProvider.System);
        for (var time = 0; time < int.Parse(times, CultureInfo.InvariantCulture); time++)
        {
            var answer = await client.AskAsync(new ServiceRequest(new Uri(address)), CancellationToken.None);
            if (answer.Fault is not null) return 1;
        }

        return 0;
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string folder, Uri address, TimeSpan pause, int times)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet");
        start.ArgumentList.Add(typeof(GateProcess).Assembly.Location);
        foreach (var argument in (string[])["ask", folder, address.AbsoluteUri, $"{(int)pause.TotalMilliseconds}", $"{times}"])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
