// Saves what the picture shows as a file: SVG, and PNG at twice the size.
import type { View } from './address';
import type { Network, Role } from './network-data';
import { Naming } from './naming';
import { readFonts } from './painter';
import { Projection } from './projection';
import { drawScene, svg } from './scene-svg';
import { readColours, shapePath } from './shapes';
import { shownOf } from './speech';
import { element } from './elements';

const legend: Readonly<Record<Role, string>> = {
  current: 'Current paper',
  citing: 'Cites it',
  referenced: 'Cited by it',
  both: 'Both',
  related: 'Related',
  article: 'Article',
};
const foot = 46;

export interface Shown {
  readonly network: Network;
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly selected: number | undefined;
}

export function saveSvg(shown: Shown): void {
  save(new Blob([textOf(shown)], { type: 'image/svg+xml' }), fileName(shown, 'svg'));
}

export async function savePng(shown: Shown): Promise<void> {
  const image = new Image();
  // The policy of the page lets pictures come from "data:", not from "blob:".
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(shown))}`;
  await image.decode();
  const canvas = element('canvas', { width: String(2 * shown.width), height: String(2 * (shown.height + foot)) });
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/png'));
  save(blob!, fileName(shown, 'png'));
}

function textOf(shown: Shown): string {
  const { network, view, width, height, selected } = shown;
  const [colours, fonts, projection] = [readColours(), readFonts(), new Projection(view, width, height)];
  const naming = new Naming(network, fonts);
  const ground = naming.ground(projection);
  const labels = naming.labels(projection, ground.areaNames, { pointed: undefined, selected, cross: undefined });
  const root = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height + foot}`, width, height: height + foot },
    svg('title', {}, network.nodes[0]?.title ?? 'Network'),
    svg('rect', { width, height: height + foot, fill: colours.outline }),
    ...drawScene({ network, projection, colours, fonts, labels, ...ground }),
    legendOf(shown),
  );
  root.querySelectorAll('a').forEach(link => link.setAttribute('href', new URL(link.getAttribute('href')!, location.href).href));
  return new XMLSerializer().serializeToString(root);
}

function legendOf({ network, width, height }: Shown): SVGElement {
  const [colours, fonts] = [readColours(), readFonts()];
  const group = svg('g', { 'font-family': fonts.sans, 'font-size': 12.5, fill: colours.label });
  group.append(svg('rect', { x: 0, y: height, width, height: foot, fill: colours.outline }));
  const used = (Object.keys(legend) as Role[]).filter(role => network.nodes.some(node => node.role === role));
  used.forEach((role, number) =>
    group.append(
      svg('path', { d: shapePath(role, 24 + number * 118, height + 22, 7), fill: colours[role], 'fill-rule': 'evenodd' }),
      svg('text', { x: 38 + number * 118, y: height + 26.5 }, legend[role]),
    ),
  );
  group.append(svg('text', { x: width - 16, y: height + 26.5, 'text-anchor': 'end', fill: colours.muted }, shownOf(network)));
  return group;
}

function fileName({ network }: Shown, ending: string): string {
  return `network-${(network.nodes[0]?.key ?? 'arxivlens').replace(/[^\w.-]+/g, '-')}.${ending}`;
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  element('a', { href: address, download: name }).click();
  // The browser may still be reading when the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
