using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>Looks whether hostile words got out of their place: as elements, handlers, links, or by running.</summary>
internal static class HostileTouch
{
    /// <summary>What every page is given before its own scripts: what hostile words call, and the browser's reports of the policy.</summary>
    private const string Listen =
        """
        window.hits = []; window.hit = number => window.hits.push(`hit ${number}`);
        document.addEventListener("securitypolicyviolation", event => window.hits.push(`${event.violatedDirective} ${event.blockedURI}`));
        window.strangeIn = root => {
          const main = [...root.querySelectorAll("main *")];
          const strange = main.filter(e =>
            /^(script|img|iframe|object|embed|style|link|base|meta|video|audio|marquee|animate|math|template|textarea|title)$/i.test(e.localName)
            && !e.closest(".network, .tex, .katex") && !e.matches("script[type='application/ld+json']") && !(e.localName === "textarea" && e.name && e.closest("form")));
          const handlers = main.filter(e => !e.closest(".katex") && [...e.attributes].some(a => /^on|^style$|^srcdoc$/i.test(a.name)));
          const addresses = main.filter(e => e.closest("a, form, button"))
            .flatMap(e => ["href", "action", "formaction"].filter(name => e.hasAttribute(name)).map(name => [e, e.getAttribute(name)]));
          const base = root === document ? location.href : new URL("/", location.href).href;
          const schemes = addresses.filter(([, text]) => !/^(https?|mailto):$/.test(new URL(text, base).protocol)).map(([e]) => e);
          const foreign = addresses.filter(([e, text]) => /^https?:$/.test(new URL(text, base).protocol)
            && new URL(text, base).origin !== location.origin && !/noreferrer/.test(e.rel ?? "")).map(([e]) => e);
          return [...strange, ...handlers, ...schemes, ...foreign].map(e => e.outerHTML.slice(0, 300));
        };
        """;

    /// <summary>Does what a reader does who reads and points at everything.</summary>
    private const string Touch =
        """
        () => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          for (const element of document.querySelectorAll("main *")) {
            for (const name of ["mouseover", "mouseenter", "focus", "click"]) {
              if (name === "click" && element.closest("a, button, summary, input, select, label, textarea")) continue;
              element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
            }
          }
          return [...window.strangeIn(document), ...window.hits];
        }
        """;

    /// <summary>Listens on every page that is opened from now on.</summary>
    public static Task ListenAsync(IPage page) => page.AddInitScriptAsync(Listen);

    /// <summary>What is wrong with the page that is open.</summary>
    public static Task<string[]> TouchAsync(IPage page) => page.EvaluateAsync<string[]>(Touch);

    /// <summary>What is wrong with pages that are read without being opened, each with its address.</summary>
    public static Task<string[]> ReadAsync(IPage page, IReadOnlyList<string> addresses) => page.EvaluateAsync<string[]>(
        """
        async addresses => {
          const wrong = [];
          for (const address of addresses) {
            const answer = await fetch(address, { headers: { accept: "text/html" } });
            if (answer.status >= 500) wrong.push(`${address}: ${answer.status}`);
            const root = new DOMParser().parseFromString(await answer.text(), "text/html");
            wrong.push(...window.strangeIn(root).map(one => `${address}: ${one}`));
          }
          return wrong;
        }
        """,
        addresses);
}
