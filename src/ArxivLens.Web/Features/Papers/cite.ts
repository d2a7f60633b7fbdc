// Copies the BibTeX entry and says so, to eyes and ears alike. Without this it can be selected, or read as a text file.
export {};

for (const box of document.querySelectorAll<HTMLDetailsElement>('.cite')) {
  const button = box.querySelector<HTMLButtonElement>('.copy');
  const said = box.querySelector<HTMLElement>('.copied');
  const text = box.querySelector('code');
  if (!button || !said || !text) continue;

  const say = (words: string): void => {
    // A status is read out when it changes: the same words again have to be new ones.
    said.textContent = '';
    requestAnimationFrame(() => { said.textContent = words; });
  };

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? '');
      say('Copied.');
    } catch {
      // Over plain http, or where the reader forbids it.
      getSelection()?.selectAllChildren(text);
      say('Selected: press Ctrl+C to copy.');
    }
  };

  button.hidden = false;
  button.addEventListener('click', () => void copy());
}
