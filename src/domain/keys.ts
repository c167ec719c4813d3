/** What a person can do, and the one key that does it everywhere. */
export interface ActionSpec {
  /** Default keys, the first is the one shown. */
  readonly keys: readonly string[];
  /** The verb next to the key in the footer. */
  readonly verb: string;
  /** One sentence for help and docs/keys.md. */
  readonly about: string;
  readonly kind: 'move' | 'always' | 'act';
  /** Known to every hand: takes no room in the footer and needs no word when it leads nowhere. */
  readonly quiet?: true;
}

/** One letter, one verb, on every screen. A test fails on a second meaning of a key. */
export const ACTIONS = {
  up: { keys: ['up', 'k'], verb: 'up', about: 'Move to the row above.', kind: 'move', quiet: true },
  down: { keys: ['down', 'j'], verb: 'down', about: 'Move to the row below.', kind: 'move', quiet: true },
  left: { keys: ['left', 'h'], verb: 'left', about: 'Move left.', kind: 'move', quiet: true },
  right: { keys: ['right'], verb: 'right', about: 'Move right.', kind: 'move', quiet: true },
  'page-up': { keys: ['pageup', 'ctrl-u'], verb: 'page up', about: 'Move a page up.', kind: 'move', quiet: true },
  'page-down': {
    keys: ['pagedown', 'ctrl-d'],
    verb: 'page down',
    about: 'Move a page down.',
    kind: 'move',
    quiet: true,
  },
  first: { keys: ['g', 'home'], verb: 'first', about: 'Go to the first row.', kind: 'move', quiet: true },
  last: { keys: ['G', 'end'], verb: 'last', about: 'Go to the last row.', kind: 'move', quiet: true },
  'next-panel': { keys: ['tab'], verb: 'next panel', about: 'Go to the next panel.', kind: 'move', quiet: true },
  'previous-panel': {
    keys: ['shift-tab'],
    verb: 'previous panel',
    about: 'Go to the panel before.',
    kind: 'move',
    quiet: true,
  },
  open: { keys: ['enter'], verb: 'open', about: 'Open the selected row.', kind: 'move' },
  back: { keys: ['esc'], verb: 'back', about: 'Go back; clear a filter; close a dialog.', kind: 'move', quiet: true },
  filter: { keys: ['/'], verb: 'filter', about: 'Show only rows that contain what you type.', kind: 'move' },
  'next-match': { keys: ['n'], verb: 'next', about: 'Go to the next match.', kind: 'move' },
  'previous-match': { keys: ['N'], verb: 'previous', about: 'Go to the match before.', kind: 'move' },
  palette: { keys: [':'], verb: 'command', about: 'Find any action or place by name.', kind: 'move' },
  help: { keys: ['?'], verb: 'keys', about: 'Show every key that works here.', kind: 'move' },
  quit: {
    keys: ['q'],
    verb: 'quit',
    about: 'Leave the console. Nothing that runs elsewhere stops.',
    kind: 'move',
  },
  interrupt: {
    keys: ['ctrl-c'],
    verb: 'interrupt',
    about: 'Stop the run that is shown; where none is shown, leave the console.',
    kind: 'move',
    quiet: true,
  },
  copy: { keys: ['y'], verb: 'copy', about: 'Copy what is shown to the clipboard.', kind: 'always' },
  commands: { keys: ['!'], verb: 'commands', about: 'Show the commands that ran.', kind: 'always' },
  pause: { keys: ['u'], verb: 'pause', about: 'Stop and start the live refresh.', kind: 'always' },
  follow: { keys: ['f'], verb: 'follow', about: 'Keep the newest line in view.', kind: 'always' },
  zoom: { keys: ['+'], verb: 'zoom', about: 'Give one panel the whole screen, and back.', kind: 'always' },
  sort: { keys: ['S'], verb: 'sort', about: 'Sort by the next column.', kind: 'always' },
  undo: { keys: ['z'], verb: 'undo', about: 'Take the last undoable act back.', kind: 'always' },
  mouse: {
    keys: ['m'],
    verb: 'mouse',
    about: 'Release the mouse for selecting text, and take it again.',
    kind: 'always',
  },
  why: {
    keys: ['v'],
    verb: 'why this score',
    about: 'Show where every point of the score comes from.',
    kind: 'always',
  },
  repaint: { keys: ['ctrl-l'], verb: 'repaint', about: 'Draw the screen again.', kind: 'always', quiet: true },
  suspend: {
    keys: ['ctrl-z'],
    verb: 'suspend',
    about: 'Put the console in the background (fg brings it back).',
    kind: 'always',
    quiet: true,
  },
  acknowledge: { keys: ['a'], verb: 'ack', about: 'Acknowledge an incident, accept a warning.', kind: 'act' },
  create: { keys: ['c'], verb: 'add', about: 'Add a check, a service or a project.', kind: 'act' },
  diagnose: { keys: ['d'], verb: 'diagnose', about: 'Look for the cause of what is wrong with it.', kind: 'act' },
  edit: { keys: ['e'], verb: 'edit', about: 'Edit the selected thing in your editor.', kind: 'act' },
  logs: { keys: ['l'], verb: 'logs', about: 'Read what the selected thing writes.', kind: 'act' },
  outside: { keys: ['o'], verb: 'open outside', about: 'Open in the browser or in the editor.', kind: 'act' },
  push: { keys: ['p'], verb: 'push', about: 'Release the selected project, or all marked ones.', kind: 'act' },
  silence: {
    keys: ['s'],
    verb: 'silence',
    about: 'Tell nobody of the selected check for a while; it is still looked at.',
    kind: 'act',
  },
  emergency: {
    keys: ['R'],
    verb: 'emergency',
    about: 'From what is broken to what mends it: cause, choices, evidence, quick commands.',
    kind: 'act',
    quiet: true,
  },
  test: { keys: ['t'], verb: 'test now', about: 'Run the selected check now.', kind: 'act' },
  again: { keys: ['r'], verb: 'again', about: 'Do it again: restart, retry, refresh.', kind: 'act' },
  write: { keys: ['w'], verb: 'write', about: 'Write a note or a learning.', kind: 'act' },
  mark: { keys: ['space'], verb: 'mark', about: 'Mark the row, to act on several.', kind: 'act' },
  actions: { keys: ['x'], verb: 'all actions', about: 'List everything that can be done here, numbered.', kind: 'act' },
} as const satisfies Record<string, ActionSpec>;

export type ActionId = keyof typeof ACTIONS;
export const ACTION_IDS = Object.keys(ACTIONS).filter((id): id is ActionId => id in ACTIONS);

/** Key name -> action. */
export type Keymap = ReadonlyMap<string, ActionId>;

/** The table with a person's own keys (`keys:` of the configuration, action -> key) in place of the defaults. */
export function keymapOf(custom: Readonly<Record<string, string>> = {}): Keymap {
  const map = new Map<string, ActionId>();
  for (const id of ACTION_IDS) for (const key of keysOf(id, custom)) map.set(key, id);
  return map;
}

/** Keys of an action after remapping; the first is the one to show. There is always a key to leave by. */
export function keysOf(id: ActionId, custom: Readonly<Record<string, string>> = {}): readonly string[] {
  const own = custom[id];
  if (own === undefined) return ACTIONS[id].keys;
  return [own, id === 'interrupt' ? 'ctrl-c' : ''].filter(
    (key, index, all) => key !== '' && all.indexOf(key) === index,
  );
}

const LABELS: Readonly<Record<string, string>> = { pageup: 'pgup', pagedown: 'pgdn' };

/** A key as people read it on their keyboard. */
export const keyLabel = (key: string): string => LABELS[key] ?? key;
