using System.Runtime.Intrinsics.X86;

namespace ArxivLens.Index.Files;

/// <summary>Asks the processor for memory that will be read soon, so that other work is done while it comes.</summary>
internal static class Prefetch
{
    /// <summary>Asks for a value.</summary>
    public static unsafe void Of<T>(ref readonly T value)
        where T : unmanaged
    {
        if (!Sse.IsSupported)
            return;
        fixed (T* address = &value)
            Sse.Prefetch0(address);
    }
}
