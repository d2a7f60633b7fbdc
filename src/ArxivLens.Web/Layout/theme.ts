// The reader's choice of light or dark, kept in this browser alone. A line in the page's head sets it before anything is drawn;
// without scripts the system's own choice holds.
const keptAs = 'theme';
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const find = (text: string | null | undefined): Theme | undefined => themes.find(theme => theme === text);

function take(theme: Theme | undefined): void {
  if (theme) document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
  tell();
}

/** Whoever draws in the colours of the theme, such as the network, draws again. */
function tell(): void {
  document.dispatchEvent(new Event('arxivlens:theme'));
}

function keep(theme: Theme | undefined): void {
  try {
    if (theme) localStorage.setItem(keptAs, theme);
    else localStorage.removeItem(keptAs);
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}

function kept(): Theme | undefined {
  try {
    return find(localStorage.getItem(keptAs));
  } catch {
    return undefined;
  }
}

const group = document.querySelector<HTMLElement>('[data-themes]');
const buttons = group ? [...group.querySelectorAll<HTMLButtonElement>('button[data-choice]')] : [];

function show(): void {
  const theme = document.documentElement.dataset['theme'] ?? 'system';
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['choice'] === theme));
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    const theme = find(button.dataset['choice']);
    keep(theme);
    take(theme);
  });
}
document.addEventListener('arxivlens:theme', show);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
window.addEventListener('storage', event => {
  if (event.key === keptAs) take(find(event.newValue));
});
// A page that comes back from the browser's memory takes up the choice made since.
window.addEventListener('pageshow', event => {
  if (event.persisted) take(kept());
});

if (group) {
  show();
  group.hidden = false;
}
export {};
