// Has the formulas set of what a script wrote into the page; the page itself may have had none.
import { addScript } from './scripts';

/**
 * Asks for it.
 * @param root What was written.
 * @param files Where the address of the script and of its style sheet stand, as data-mathematics and data-mathematics-style.
 */
export function setMathematics(root: ParentNode, files: HTMLElement): void {
  if (!root.querySelector('.tex:not([data-set])')) return;
  document.dispatchEvent(new Event('arxivlens:content'));
  const script = files.dataset['mathematics']!;
  if (document.querySelector(`script[src="${script}"]`)) return;
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = files.dataset['mathematicsStyle']!;
  document.head.append(style);
  addScript(script);
}
