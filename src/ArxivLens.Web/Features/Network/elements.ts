// Makes elements of the page.
type Value = string | boolean | ((event: Event) => void);

/** Makes an element; a function is a listener ("onclick"), true an empty attribute, false none. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, Value> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A small circle whose left end is at a place. */
const dot = (x: number, y: number): string => `M${x} ${y}a1.500 1.500 0 1 0 3 0 1.500 1.500 0 0 0-3 0Z`;

const icons = {
  in: 'M8 3v10M3 8h10',
  out: 'M3 8h10',
  fit: 'M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10',
  full: 'M9.500 6.500 14 2M10 2h4v4M6.500 9.500 2 14M2 10v4h4',
  close: 'm4 4 8 8M12 4l-8 8',
  graph: `M4 4.500 12 7M4 4.500l2 8M12 7l-6 5.500${dot(2.5, 4.5)}${dot(10.5, 7)}${dot(4.5, 12.5)}`,
  list: 'M6 4h8M6 8h8M6 12h8M2.500 4h.5M2.500 8h.5M2.500 12h.5',
  cross: 'M8 1v5M8 10v5M1 8h5M10 8h5M4 8a4 4 0 1 0 8 0 4 4 0 0 0-8 0Z',
  keys: 'M5.800 6a2.200 2.200 0 1 1 3 2.050c-.6.25-.8.7-.8 1.450M8 12v.3',
} as const;
export type Icon = keyof typeof icons;

export function icon(name: Icon): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of [
    ['viewBox', '0 0 16 16'],
    ['class', 'icon'],
    ['aria-hidden', 'true'],
  ])
    made.setAttribute(key!, value!);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', icons[name]);
  made.append(path);
  return made;
}

export function iconButton(name: Icon, label: string, attributes: Record<string, Value> = {}): HTMLButtonElement {
  return element('button', { type: 'button', 'aria-label': label, title: label, ...attributes }, icon(name));
}
