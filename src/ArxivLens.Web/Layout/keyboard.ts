// "/" puts the cursor into the search box, unless the reader is typing somewhere already.
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const box = document.querySelector<HTMLInputElement>('[data-focus-key="/"]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
