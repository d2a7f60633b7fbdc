// The picture without a mouse: everything the mouse can do has a key.
import type { ReadingMode } from './frame';
import type { KeyAction } from './keys';
import type { Session } from './session';
import { directions, stepFrom } from './walk';
import type { Direction } from './walk';

const arrows: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const stride = 28;
const smallStride = 5;
const shift = 60;
const nudge = 16;
const nextMode: Readonly<Record<ReadingMode, ReadingMode>> = { graph: 'list', list: 'crosshair', crosshair: 'graph' };

/** The keys while the picture has the focus. */
export function pictureKeys(session: Session): readonly KeyAction[] {
  /** Articles have neither neighbours nor paths of citations. */
  const onWork = (run: (node: number, key: string) => void) => () => {
    const node = session.gaze.current;
    if (session.network!.isArticle(node)) session.gaze.say('This is an article; Enter opens its card.');
    else run(node, session.network!.nodes[node]!.key);
  };
  return [
    ...walkingKeys(session),
    { keys: ['e'], text: 'Show the neighbours of the work in place', run: onWork(node => void session.expand(node)) },
    { keys: ['s'], text: 'Add the work as a starting paper', run: onWork((_, key) => session.start(key)) },
    { keys: ['t'], text: 'Show the path from this paper to the work', run: onWork((_, key) => session.path(key)) },
    { keys: ['+', '='], shown: '+', text: 'Zoom in', run: () => session.gaze.zoom('in') },
    { keys: ['-'], text: 'Zoom out', run: () => session.gaze.zoom('out') },
    { keys: ['0'], text: 'Fit the whole network', run: () => session.gaze.zoom('fit') },
    { keys: ['x'], text: 'Full screen', run: () => session.fullScreen() },
    { keys: ['?'], text: 'This list', run: () => session.showKeys() },
  ];
}

function walkingKeys({ gaze }: Session): readonly KeyAction[] {
  return [
    {
      keys: Object.keys(arrows),
      shown: '← → ↑ ↓',
      text: 'Go to the strongest neighbour that way, or move the crosshair',
      run: event => arrow(gaze, event),
    },
    { keys: [], shown: 'Shift ← → ↑ ↓', text: 'Move the picture, or the crosshair by little', run: () => {} },
    { keys: [], shown: 'Alt ← → ↑ ↓', text: 'Move the work', run: () => {} },
    {
      keys: ['Enter', ' '],
      shown: 'Enter',
      text: 'Open the card of the work; again: open its page',
      run: () => gaze.enter(gaze.target),
    },
    { keys: ['Escape'], shown: 'Esc', text: 'Close the card, then leave the picture', run: () => gaze.leave() },
    { keys: ['m'], text: 'Change between graph, list and crosshair', run: () => gaze.read(nextMode[gaze.readingMode]) },
    { keys: ['f'], text: 'Find a work in the picture', run: () => gaze.read('list') },
    { keys: ['n'], text: 'Next work by citations', run: () => gaze.step(1) },
    { keys: ['p'], text: 'Previous work by citations', run: () => gaze.step(-1) },
    { keys: ['h', 'Home'], shown: 'h', text: 'Back to the paper of this page', run: () => gaze.walkTo(0) },
    { keys: ['o'], text: 'Say the outline of the network', run: () => gaze.sayOutline() },
  ];
}

function arrow(gaze: Session['gaze'], event: KeyboardEvent): void {
  const direction = arrows[event.key]!;
  if (event.altKey) return gaze.shiftNode(...scaled(direction, nudge));
  if (gaze.readingMode === 'crosshair') return gaze.moveCross(...scaled(direction, event.shiftKey ? smallStride : stride));
  if (event.shiftKey) return gaze.pan(...scaled(direction, shift));
  const next = stepFrom(gaze.drawn!.network, gaze.current, direction);
  if (next) gaze.walkTo(next.node, next.isTied ? '' : 'Not tied to the last one. ');
  else gaze.say('Nothing lies that way.');
}

/** A step in pixels of the picture, whose y points down. */
function scaled(direction: Direction, by: number): [number, number] {
  const [x, y] = directions[direction];
  return [x * by, -y * by];
}
