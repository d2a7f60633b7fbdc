// The note that stands beside a node while the pointer or the keyboard's cursor is on it.
import { element } from './elements';
import { labelSize } from './labels';
import type { NetworkNode } from './network-data';
import { factsOf, standingOf } from './speech';

const distance = 16;

export class Tip {
  readonly root = element('div', { class: 'network-tip', 'aria-hidden': 'true', hidden: true, 'data-testid': 'network-tooltip' });

  show(work: NetworkNode, { x, y }: { x: number; y: number }): void {
    const standing = element('span', { class: `standing ${work.role}` }, standingOf(work.role));
    this.root.replaceChildren(element('strong', {}, work.title), element('span', {}, factsOf(work)), standing);
    this.root.hidden = false;
    const frame = this.root.parentElement!;
    const { offsetWidth: width, offsetHeight: height } = this.root;
    const left = x + distance + width > frame.clientWidth ? x - distance - width : x + distance;
    const below = y + distance + labelSize;
    const top = below + height > frame.clientHeight ? y - distance - height : below;
    this.root.style.left = `${Math.max(4, left)}px`;
    this.root.style.top = `${Math.max(4, top)}px`;
  }

  hide(): void {
    this.root.hidden = true;
  }
}
