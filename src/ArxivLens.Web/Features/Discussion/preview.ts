// Shows how a comment would look without leaving the page: sends the same form as the button does, and takes the preview out of the answer.
import { setMathematics } from '../../Layout/mathematics-later';

async function show(form: HTMLFormElement, place: HTMLElement): Promise<void> {
  const fields = new FormData(form);
  fields.set('do', 'preview');
  const answer = await fetch(form.action, { method: 'POST', body: fields });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const shown = page.querySelector('#preview') ?? page.querySelector('#comment-fault');
  if (!shown) throw new Error('no preview');
  place.replaceChildren(document.adoptNode(shown));
  setMathematics(place, form);
  place.scrollIntoView({ block: 'nearest' });
}

export function previewInPlace(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('.comment-form')) {
    const place = form.querySelector<HTMLElement>('[data-preview]');
    form.addEventListener('submit', event => {
      if (!place || (event.submitter as HTMLButtonElement | null)?.value !== 'preview') return;
      event.preventDefault();
      show(form, place).catch(() => {
        const note = document.createElement('p');
        note.className = 'fault';
        note.textContent = 'The preview could not be fetched. Your words are still here; try again in a moment.';
        place.replaceChildren(note);
      });
    });
  }
}
