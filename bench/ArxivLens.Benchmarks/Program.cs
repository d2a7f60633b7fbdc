using System.Globalization;
using ArxivLens.Benchmarks.Gates;
using ArxivLens.Benchmarks.Index;
using ArxivLens.Benchmarks.Layout;
using BenchmarkDotNet.Running;

if (args is ["graph", var nodes])
{
    GraphRun.Run(int.Parse(nodes, CultureInfo.InvariantCulture), Console.Out);
    return 0;
}

if (args is ["layout", .. var directories])
{
    if (directories is [var now, var then])
        LayoutRun.Compare(now, then, Console.Out);
    else
        LayoutRun.Time(Console.Out);
    return 0;
}

if (args is ["gates", ..])
{
    var papers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;
    return AllocationGate.Run(papers, Console.Out) == 0 ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
