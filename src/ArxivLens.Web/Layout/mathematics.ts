// Sets the formulas, each in an element of class "tex". What cannot be set stays as its source.
import katex, { type KatexOptions } from 'katex';
import 'katex/dist/katex.min.css';
import { readFormula } from './formula';

/** A node of the tree of KaTeX, before it is an element. */
interface TreeNode {
  readonly attributes?: Record<string, string>;
  readonly classes?: readonly string[];
  readonly children?: readonly TreeNode[];
}

interface Tree extends TreeNode {
  toNode(): HTMLElement;
}

// The types of KaTeX leave this out; its version is pinned.
const { __renderToDomTree: build } = katex as unknown as {
  readonly __renderToDomTree: (formula: string, options: KatexOptions) => Tree;
};

// KaTeX gives arrows, bold symbols and boxes attributes "style", which the content policy refuses and reports;
// a property that a script sets is allowed. No such name can come from a formula, as nothing in one is trusted.
function keepStyles(node: TreeNode): void {
  const style = node.attributes?.['style'];
  if (node.attributes && style !== undefined) {
    delete node.attributes['style'];
    node.attributes['data-style'] = style;
  }
  node.children?.forEach(keepStyles);
}

function applyStyles(element: HTMLElement): void {
  for (const styled of element.querySelectorAll<HTMLElement>('[data-style]')) {
    styled.style.cssText += styled.dataset['style'] ?? '';
    delete styled.dataset['style'];
  }
}

function render(formula: string, isDisplay: boolean): HTMLElement | null {
  const tree = build(formula, {
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
  if (tree.classes?.includes('katex-error')) return null;
  keepStyles(tree);
  const element = document.createElement('span');
  element.append(tree.toNode());
  applyStyles(element);
  return element;
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
