// Trains what the lens weighs by, from labelled data, into the readable files that are built into ArxivLens.Core.
try
{
    return Run();
}
catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int Run()
{
    Console.Error.WriteLine($"usage: nothing can be trained yet ({args.Length} words given)");
    return 2;
}
