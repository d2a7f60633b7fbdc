// What is written into a picture: the names of nodes, of areas and of years, so placed that none covers another.
import { areasOf, nameAreas, outlinesOf, yearPlaces, yearsOf } from './areas';
import type { Area, AreaName, Box, Outline, YearMark } from './areas';
import { placeLabels } from './labels';
import type { Label } from './labels';
import type { Network } from './network-data';
import { areaFont, labelFont } from './painter';
import type { Fonts } from './painter';
import { litEdges } from './picture';
import type { Mark } from './picture';
import type { Projection } from './projection';

export interface Ground {
  readonly areas: readonly Area[];
  readonly areaNames: readonly AreaName[];
  readonly years: readonly YearMark[];
}

/** So many neighbours of the node that is looked at are named before all others. */
const namedNeighbours = 14;

/** Names the things of one network and remembers how wide their names are. */
export class Naming {
  readonly #context = document.createElement('canvas').getContext('2d')!;
  readonly #widths = new Map<string, number>();
  #outlines: readonly Outline[] | null = null;
  #years: readonly YearMark[] | null = null;

  constructor(
    readonly network: Network,
    readonly fonts: Fonts,
  ) {}

  /** The network has grown or its nodes stand elsewhere. */
  renew(): void {
    this.#outlines = this.#years = null;
  }

  ground(projection: Projection): Ground {
    const areas = areasOf((this.#outlines ??= outlinesOf(this.network)), projection);
    const areaNames = nameAreas(areas, projection, text => this.#width(text, areaFont(this.fonts)));
    return { areas, areaNames, years: yearsOf((this.#years ??= yearPlaces(this.network)), projection) };
  }

  labels(projection: Projection, areaNames: readonly AreaName[], mark: Mark): Label[] {
    const lit = litEdges(this.network, mark);
    const isDim = lit?.dims ?? false;
    const taken = [...corners(projection), ...(isDim ? [] : areaNames.map(name => name.box))];
    return placeLabels(this.network, projection, { first: this.#firstNamed(mark), others: !isDim, taken }, text =>
      this.#width(text),
    );
  }

  #firstNamed(mark: Mark): number[] {
    const lit = litEdges(this.network, mark);
    const path = this.network.answer.path ?? [];
    if (!lit) return [...path];
    const citations = (node: number) => this.network.nodes[node]!.citations;
    const neighbours = this.network.ties[lit.node]!.map(tie => tie.node).sort((a, b) => citations(b) - citations(a));
    return [lit.node, ...(lit.edges.length > 0 ? neighbours.slice(0, namedNeighbours) : [])];
  }

  #width(text: string, font = labelFont(this.fonts, true)): number {
    const known = this.#widths.get(font + text);
    if (known !== undefined) return known;
    this.#context.font = font;
    const { width } = this.#context.measureText(text);
    this.#widths.set(font + text, width);
    return width;
  }
}

/** Where buttons stand over the picture, so that no name hides behind them. */
function corners({ width, height }: Projection): Box[] {
  return [
    [0, 0, 162, 52],
    [width - 54, height - 162, width, height],
  ];
}
