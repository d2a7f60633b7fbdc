// Sets the mathematics in elements of class "tex". What cannot be set stays as its source.
import katex from 'katex';
import 'katex/dist/katex.min.css';
import { splitMathematics } from './split-mathematics';

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

for (const element of document.querySelectorAll<HTMLElement>('.tex')) {
  const parts = splitMathematics(element.textContent ?? '').map(part =>
    part.kind === 'text' ? part.source : (render(part.formula, part.kind === 'display') ?? part.source));
  element.replaceChildren(...parts);
}
document.documentElement.dataset['mathematics'] = 'set';
