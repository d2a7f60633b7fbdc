namespace ArxivLens.Sources.Tests;

/// <summary>A test on the real data beside the project; skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = "The folder ../shared/data is not here.";
    }
}
