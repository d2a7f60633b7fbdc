using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Site;

/// <summary>A reader's keyboard, which counts.</summary>
internal sealed class Keys(IPage page)
{
    /// <summary>More than this on one page is no way to go.</summary>
    private const int Furthest = 12;

    /// <summary>Keys that lead somewhere or press something.</summary>
    public int Steps { get; private set; }

    /// <summary>Keys that write what the reader wants to say.</summary>
    public int Letters { get; private set; }

    /// <summary>Presses Tab until something has the focus.</summary>
    public async Task GoToAsync(ILocator there)
    {
        for (var tabs = 0; tabs < Furthest; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            Steps++;
            if (await there.EvaluateAllAsync<bool>("found => found.includes(document.activeElement)"))
                return;
        }

        Assert.Fail($"{Furthest} tabs on {page.Url} did not lead to {there}, but to {await page.EvaluateAsync<string>("() => document.activeElement.outerHTML")}");
    }

    /// <summary>Presses Enter.</summary>
    public async Task EnterAsync()
    {
        await page.Keyboard.PressAsync("Enter");
        Steps++;
    }

    /// <summary>Writes into the field that has the focus.</summary>
    public async Task WriteAsync(ILocator field, string text)
    {
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
        Letters += text.Length;
        await Expect(field).ToHaveValueAsync(text);
    }
}
