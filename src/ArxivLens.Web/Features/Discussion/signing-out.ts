// Who signs out leaves no words behind in this browser: drafts are of an account (drafts.ts).
for (const form of document.querySelectorAll<HTMLFormElement>('form[action^="/sign-out"]')) {
  form.addEventListener('submit', () => {
    try {
      for (const name of Object.keys(localStorage).filter(key => key.startsWith('draft:'))) localStorage.removeItem(name);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  });
}
