// The form above the picture: without scripts it asks for another page, with them for another picture.
import { connectCount, fillArticles } from './articles';
import { fields, keysOf, listOf } from './address';
import type { Question } from './address';
import { element, iconButton } from './elements';
import { labelOf } from './network-data';
import type { Network } from './network-data';
import type { Session } from './session';
import { articlesOf, count, shownOf } from './speech';

const inForm = fields.filter(field => field !== 'expand');

export function connectControls(session: Session, form: HTMLFormElement): void {
  const note = document.getElementById('network-shown');
  const put = () => session.put({ ...readForm(form), expand: '' });
  form.addEventListener('change', event => {
    showAsked(form);
    const { name, checked } = event.target as HTMLInputElement;
    if (name === 'n-articles') return session.showArticles(checked);
    // A path needs to know where to before it can be asked for.
    if (readForm(form).mode === 'path' && !readForm(form).to) form.querySelector<HTMLElement>('[name="n-to"]')?.focus();
    else if ((event.target as HTMLElement).matches('input, select')) put();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    put();
  });
  form.addEventListener('reset', event => {
    event.preventDefault();
    session.put(Object.fromEntries(fields.map(field => [field, ''])));
  });
  session.onDrawn(network => {
    fillForm(form, session.question);
    fillStarts(session, network, form);
    fillChoices(form, network);
    if (note) note.textContent = noteOf(network);
    showRoles(network);
    fillArticles(network);
  });
  connectCount(session, form);
  fillForm(form, session.question);
}

function noteOf(network: Network): string {
  const { path } = network.answer;
  if (path?.length === 0) return 'No path of citations leads there within ten steps.';
  const shown = path ? `A path of ${count(path.length - 1, 'step')}; ${shownOf(network)}` : `${shownOf(network)}; larger ones are cited more`;
  return [shown, articlesOf(network)].filter(Boolean).join('; ');
}

/** The legend names the roles that are in the picture. */
function showRoles(network: Network): void {
  const present = new Set<string>(network.nodes.map(node => node.role));
  for (const mark of document.querySelectorAll<SVGElement>('.legend svg'))
    mark.parentElement!.hidden = !present.has(mark.classList[0]!);
}

function readForm(form: HTMLFormElement): Question {
  const values = new FormData(form);
  return Object.fromEntries(inForm.map(field => [field, String(values.get(`n-${field}`) ?? '').trim()]));
}

function fillForm(form: HTMLFormElement, question: Question): void {
  for (const field of inForm) {
    const controls = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="n-${field}"]`);
    for (const control of controls) {
      // What is being typed was not asked for yet.
      if (control === document.activeElement && control instanceof HTMLInputElement && !/radio|checkbox/.test(control.type)) continue;
      if (control instanceof HTMLInputElement && control.type === 'radio')
        control.checked = control.value === (question[field] || control.dataset['usual']);
      else if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = question[field] === control.value;
      else control.value = question[field] || (control.dataset['usual'] ?? '');
    }
  }
  showAsked(form);
}

/** Shows the field for the other end of a path only where a path is asked for, and how many filters there are. */
function showAsked(form: HTMLFormElement): void {
  const question = readForm(form);
  form.querySelector<HTMLElement>('.network-to')!.hidden = question.mode !== 'path';
  const filters =
    (['from', 'until', 'category', 'origin'] as const).filter(field => question[field]).length +
    (question.direction === 'both' ? 0 : 1);
  const note = form.querySelector('.network-filtered');
  if (note) note.textContent = filters > 0 ? ` (${filters})` : '';
}

/** The further starting papers, each with a button that takes it away again. */
function fillStarts(session: Session, network: Network, form: HTMLFormElement): void {
  const list = form.querySelector('.network-starts')!;
  const keys = keysOf(session.question.with);
  list.replaceChildren(
    ...keys.map(key => {
      const place = network.indexOf(key);
      const name = place === undefined ? key : labelOf(network.nodes[place]!);
      const remove = iconButton('close', `Take away ${name}`, {
        onclick: () => session.put({ with: listOf(keys.filter(other => other !== key)) }),
      });
      return element('li', {}, name, remove);
    }),
  );
}

/** The origins of citations; what articles do stands among them. */
function originsOf(network: Network): string[] {
  const sets = new Set(network.edges.filter(edge => !network.isArticle(edge[0])).map(edge => edge[2]));
  return network.answer.originSets.filter((_, set) => sets.has(set)).flat();
}

/** What may be typed for categories and origins: those that the picture has. */
function fillChoices(form: HTMLFormElement, network: Network): void {
  const choices = { categories: network.nodes.map(node => node.category), origins: originsOf(network) };
  for (const [name, values] of Object.entries(choices)) {
    const known = [...new Set(values)].filter(value => value !== undefined).sort();
    form.querySelector(`#network-${name}`)?.replaceChildren(...known.map(value => element('option', { value })));
  }
}
