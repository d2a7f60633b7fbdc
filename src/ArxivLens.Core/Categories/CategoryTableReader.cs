namespace ArxivLens.Core.Categories;

/// <summary>Reads <see cref="CategoryTable"/>.</summary>
internal static class CategoryTableReader
{
    public static IReadOnlyList<CategoryGroup> ReadGroups(string table)
    {
        var groups = new List<CategoryGroup>();
        List<CategoryArchive> archives = [];
        List<Category> categories = [];
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries))
        {
            switch (line[0])
            {
                case '#':
                    archives = [];
                    groups.Add(new CategoryGroup(line[2..], archives));
                    break;
                case '=':
                    categories = [];
                    var (code, name) = AtFirstSpace(line[2..]);
                    archives.Add(new CategoryArchive(code, name, categories));
                    break;
                default:
                    categories.Add(ReadCategory(line, isActive: true));
                    break;
            }
        }

        return groups;
    }

    public static IEnumerable<Category> ReadInactive(string table) =>
        table.Split('\n', StringSplitOptions.TrimEntries).Select(line => ReadCategory(line, isActive: false));

    private static Category ReadCategory(string line, bool isActive)
    {
        var (text, name) = AtFirstSpace(line);
        var parts = name.Split(" > ");
        var code = new CategoryCode(text);
        return new Category(
            code, parts[0], text.Split('.')[0], isActive, parts.Length > 1 ? new CategoryCode(parts[1]) : code);
    }

    private static (string Code, string Name) AtFirstSpace(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return (line[..space], line[(space + 1)..]);
    }
}
