using System.Globalization;
using System.Security.Cryptography;

namespace ArxivLens.Tests.Shared;

/// <summary>The seed of a fuzz run: a new one each time, or the one in the environment, by which a failure is repeated.</summary>
internal static class FuzzSeed
{
    public const string Variable = "ARXIVLENS_FUZZ_SEED";

    public static ulong Choose() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } seed
        ? ulong.Parse(seed, CultureInfo.InvariantCulture)
        : (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);
}
