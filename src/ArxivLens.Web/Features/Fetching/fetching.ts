// While a paper is on its way, asks how far it is, says it, and shows the page anew once it has come or cannot come.
interface Standing {
  readonly isHere: boolean;
  readonly state?: 'waiting' | 'asking' | 'unknown' | 'unreadable';
  readonly text?: string;
}

const shortestPause = 2000;
const longestPause = 15000;

const follow = (element: HTMLElement, id: string): void => {
  let pause = shortestPause;

  const look = async (): Promise<void> => {
    if (document.hidden) return;
    const response = await fetch(`/fetch.json?id=${encodeURIComponent(id)}`, { headers: { Accept: 'application/json' } });
    if (!response.ok) return;
    const standing = await response.json() as Standing;
    if (standing.isHere || (standing.state !== 'waiting' && standing.state !== 'asking')) {
      location.reload();
      return;
    }

    const text = element.querySelector('[data-fetch-text]');
    // A screen reader says it once more only when it has changed.
    if (text && standing.text && text.textContent !== standing.text) text.textContent = standing.text;
  };

  const lookAgain = async (): Promise<void> => {
    try {
      await look();
    } catch {
      // The server is away; it is asked again.
    }

    pause = Math.min(longestPause, pause * 1.2);
    setTimeout(() => void lookAgain(), pause);
  };

  setTimeout(() => void lookAgain(), pause);
  document.addEventListener('visibilitychange', () => void look().catch(() => undefined));
};

for (const element of document.querySelectorAll<HTMLElement>('[data-fetch]')) {
  if (element.dataset['fetch']) follow(element, element.dataset['fetch']);
}
