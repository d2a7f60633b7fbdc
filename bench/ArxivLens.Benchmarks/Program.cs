using System.Globalization;
using ArxivLens.Benchmarks.Index;
using BenchmarkDotNet.Running;

if (args is ["graph", var nodes])
{
    GraphRun.Run(int.Parse(nodes, CultureInfo.InvariantCulture), Console.Out);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
