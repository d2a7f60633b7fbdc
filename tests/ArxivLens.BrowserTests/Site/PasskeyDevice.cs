using System.Text.Json;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>A device that makes and uses passkeys without asking anybody: Chromium's virtual authenticator.</summary>
internal static class PasskeyDevice
{
    /// <summary>Puts one into the browser of a page.</summary>
    public static async Task AddAsync(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true,
                automaticPresenceSimulation = true,
            }),
        });
    }
}
