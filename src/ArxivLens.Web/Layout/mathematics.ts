// Sets the formulas, each in an element of class "tex". What cannot be set stays as its source.
import katex from 'katex';
import 'katex/dist/katex.min.css';
import { readFormula } from './formula';

function render(formula: string, isDisplay: boolean): HTMLElement | null {
  const element = document.createElement('span');
  katex.render(formula, element, {
    displayMode: isDisplay,
    output: 'htmlAndMathml',
    throwOnError: false,
    trust: false,
    strict: 'ignore',
    // An unknown command stands as its source among the words, not as an alarm.
    errorColor: 'currentColor',
    maxExpand: 1000,
    maxSize: 20,
    // One formula's \gdef must not reach the next one.
    macros: {},
  });
  return element.querySelector('.katex-error') ? null : element;
}

function setAll(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.tex:not([data-set])')) {
    const source = element.textContent ?? '';
    const formula = readFormula(source);
    // Who quotes the formula later quotes what was written.
    element.dataset['tex'] = source;
    const set = render(formula.content, formula.isDisplay);
    if (set) element.replaceChildren(set);
    element.dataset['set'] = '';
  }
}

setAll();
document.documentElement.dataset['mathematics'] = 'set';
// What was written into the page later (mathematics-later.ts).
document.addEventListener('arxivlens:content', setAll);
