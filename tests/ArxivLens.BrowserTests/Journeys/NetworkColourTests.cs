using System.Globalization;
using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>The roles of nodes are told apart by shape, and their colours by whoever sees colours in whatever way (U44).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class NetworkColourTests(BrowserSite site)
{
    private static readonly string[] Roles = ["current", "citing", "referenced", "both", "related", "article"];

    /// <summary>
    /// What a colour in linear light becomes for complete deficiencies: Machado, Oliveira and Fernandes, "A physiologically-based
    /// model for simulation of color vision deficiency" (2009), severity 1.0.
    /// </summary>
    private static readonly Dictionary<string, double[][]> Sights = new(StringComparer.Ordinal)
    {
        ["usual"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protanopia"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deuteranopia"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["tritanopia"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    };

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_role_stands_out_from_the_ground(ColorScheme theme)
    {
        var colours = await ReadAsync(theme);

        foreach (var role in Roles)
        {
            var contrast = Contrast(colours[role], colours["outline"]);
            Assert.True(contrast >= 3, $"{role}: {contrast:F2}");
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Any_two_roles_differ_clearly_for_every_sight(ColorScheme theme)
    {
        var colours = await ReadAsync(theme);

        foreach (var (sight, matrix) in Sights)
        {
            foreach (var (one, other) in Roles.SelectMany((one, place) => Roles.Skip(place + 1).Select(other => (one, other))))
            {
                var difference = Difference(See(colours[one], matrix), See(colours[other], matrix));
                Assert.True(difference >= 20, $"{theme} {sight}: {one} and {other} differ by {difference:F1} only");
            }
        }
    }

    private async Task<Dictionary<string, double[]>> ReadAsync(ColorScheme theme)
    {
        await using var reader = await site.OpenAsync(theme: theme, address: "/about");
        var names = Roles.Append("outline").ToArray();
        var texts = await reader.Page.EvaluateAsync<string[]>(
            "names => names.map(name => getComputedStyle(document.documentElement).getPropertyValue('--node-' + name).trim())", names);
        return names.Zip(texts).ToDictionary(pair => pair.First, pair => Linear(pair.Second), StringComparer.Ordinal);
    }

    private static double[] Linear(string hex) => [.. Enumerable.Range(0, 3).Select(part =>
    {
        var value = int.Parse(hex.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    })];

    private static double Contrast(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(double[] colour) => (0.2126 * colour[0]) + (0.7152 * colour[1]) + (0.0722 * colour[2]);

    private static double[] See(double[] colour, double[][] matrix)
        => [.. matrix.Select(row => Math.Clamp((row[0] * colour[0]) + (row[1] * colour[1]) + (row[2] * colour[2]), 0, 1))];

    /// <summary>The distance in CIE Lab (1976, white D65).</summary>
    private static double Difference(double[] one, double[] other)
    {
        var (a, b) = (Lab(one), Lab(other));
        return Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));
    }

    private static (double L, double A, double B) Lab(double[] colour)
    {
        var x = Root(((0.4124 * colour[0]) + (0.3576 * colour[1]) + (0.1805 * colour[2])) / 0.95047);
        var y = Root(Luminance(colour));
        var z = Root(((0.0193 * colour[0]) + (0.1192 * colour[1]) + (0.9505 * colour[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Root(double value) => value > 0.008856 ? Math.Cbrt(value) : (7.787 * value) + (16.0 / 116);
}
