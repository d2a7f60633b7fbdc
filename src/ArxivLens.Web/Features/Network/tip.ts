// The note that stands beside a node while the pointer is on it.
import type { NetworkNode } from './network-data';

export interface Tip {
  show(node: NetworkNode, x: number, y: number): void;
  hide(): void;
}

const distance = 16;

export function createTip(element: HTMLElement, frame: HTMLElement): Tip {
  return {
    show(node, x, y) {
      const title = document.createElement('strong');
      title.textContent = node.title;
      const facts = document.createElement('span');
      facts.textContent = [node.authors, node.year, citedBy(node.citations)].filter(Boolean).join(' · ');
      element.replaceChildren(title, facts);
      element.hidden = false;
      const left = x + distance + element.offsetWidth > frame.clientWidth ? x - distance - element.offsetWidth : x + distance;
      const top = y + distance + element.offsetHeight > frame.clientHeight ? y - distance - element.offsetHeight : y + distance;
      element.style.left = `${Math.max(4, left)}px`;
      element.style.top = `${Math.max(4, top)}px`;
    },
    hide() {
      element.hidden = true;
    },
  };
}

const citedBy = (count: number): string => (count > 0 ? `cited by ${count.toLocaleString('en')}` : '');
