// Fetches the island of the network when its part of the page comes near, is asked for by the address, or gets the focus.
import { addScript } from '../../Layout/scripts';

const part = document.querySelector<HTMLElement>('.network[data-script]');

if (part) {
  const section = part.closest('section') ?? part;
  let isAsked = false;
  const load = () => {
    if (isAsked) return;
    isAsked = true;
    observer.disconnect();
    addScript(part.dataset['script']!);
  };
  const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && load(), {
    rootMargin: '600px',
  });
  observer.observe(section);
  section.addEventListener('focusin', load, { once: true });
  if (/[?&]n-/.test(location.search)) load();
}
