using System.Text.Json;

namespace ArxivLens.Core.Tests.Network.Exports;

/// <summary>What VOSviewer Online's documentation says of its JSON files (app.vosviewer.com/docs/file-types/json-file-type).</summary>
internal static class VosviewerSchema
{
    private static readonly Dictionary<string, JsonValueKind> Item = new()
    {
        ["id"] = JsonValueKind.Number, ["label"] = JsonValueKind.String, ["description"] = JsonValueKind.String, ["url"] = JsonValueKind.String,
        ["x"] = JsonValueKind.Number, ["y"] = JsonValueKind.Number, ["cluster"] = JsonValueKind.Number, ["weights"] = JsonValueKind.Object,
        ["scores"] = JsonValueKind.Object,
    };

    private static readonly Dictionary<string, JsonValueKind> Link = new()
    {
        ["source_id"] = JsonValueKind.Number, ["target_id"] = JsonValueKind.Number, ["strength"] = JsonValueKind.Number,
    };

    private static readonly Dictionary<string, JsonValueKind> Cluster = new() { ["cluster"] = JsonValueKind.Number, ["label"] = JsonValueKind.String };

    private static readonly Dictionary<string, JsonValueKind> Network = new()
    {
        ["items"] = JsonValueKind.Array, ["links"] = JsonValueKind.Array, ["clusters"] = JsonValueKind.Array,
    };

    /// <summary>Fails where a file is other than documented.</summary>
    public static void Check(JsonElement file)
    {
        CheckObject(file, new() { ["network"] = JsonValueKind.Object, ["config"] = JsonValueKind.Object, ["info"] = JsonValueKind.Object });
        var network = file.GetProperty("network");
        CheckObject(network, Network);
        var ids = new HashSet<int>();
        foreach (var item in network.GetProperty("items").EnumerateArray())
        {
            CheckObject(item, Item, "id", "label");
            Assert.True(ids.Add(item.GetProperty("id").GetInt32()));
            CheckCluster(item);
            foreach (var weight in item.GetProperty("weights").EnumerateObject())
                Assert.True(weight.Value.GetDouble() >= 0);
        }

        var links = new HashSet<(int, int)>();
        foreach (var link in network.GetProperty("links").EnumerateArray())
        {
            CheckObject(link, Link, "source_id", "target_id");
            var ends = (link.GetProperty("source_id").GetInt32(), link.GetProperty("target_id").GetInt32());
            Assert.True(links.Add(ends) && ends.Item1 != ends.Item2 && ids.Contains(ends.Item1) && ids.Contains(ends.Item2));
            Assert.True(link.GetProperty("strength").GetDouble() >= 0);
        }

        foreach (var cluster in network.GetProperty("clusters").EnumerateArray())
        {
            CheckObject(cluster, Cluster, "cluster", "label");
            CheckCluster(cluster);
        }
    }

    private static void CheckCluster(JsonElement element)
    {
        if (element.TryGetProperty("cluster", out var cluster))
            Assert.InRange(cluster.GetInt32(), 1, 1000);
    }

    private static void CheckObject(JsonElement element, Dictionary<string, JsonValueKind> known, params string[] needed)
    {
        Assert.Equal(JsonValueKind.Object, element.ValueKind);
        foreach (var property in element.EnumerateObject())
        {
            Assert.True(known.TryGetValue(property.Name, out var kind), $"{property.Name} is not documented.");
            Assert.Equal(kind, property.Value.ValueKind);
        }

        Assert.All(needed, name => Assert.True(element.TryGetProperty(name, out _), $"{name} is missing."));
    }
}
