/** Characters whose width every terminal agrees on, and an ASCII set for the others. */
export interface Glyphs {
  readonly ok: string;
  readonly warning: string;
  readonly critical: string;
  readonly unknown: string;
  readonly stopped: string;
  readonly selected: string;
  readonly marked: string;
  readonly done: string;
  /** Something at work. */
  readonly running: string;
  /** From one version to the next. */
  readonly to: string;
  /** Where an incident began. */
  readonly incident: string;
  readonly more: string;
  readonly up: string;
  readonly down: string;
  readonly full: string;
  readonly empty: string;
  /** The filled and the empty part of a gauge. */
  readonly gauge: readonly [string, string];
  readonly rule: string;
  /** Whether half blocks can be drawn. */
  readonly big: boolean;
  /** Found up, half up, down, and not looked at. */
  readonly looks: { readonly up: string; readonly weak: string; readonly down: string; readonly none: string };
  /** Low to high. */
  readonly bars: readonly string[];
  readonly border: {
    readonly topLeft: string;
    readonly top: string;
    readonly topRight: string;
    readonly left: string;
    readonly bottomLeft: string;
    readonly bottom: string;
    readonly bottomRight: string;
    readonly right: string;
  };
}

export const UNICODE: Glyphs = {
  ok: '●',
  warning: '⚠',
  critical: '✘',
  unknown: '?',
  stopped: '○',
  selected: '❯',
  marked: '◆',
  done: '✔',
  running: '▶',
  to: '→',
  incident: '▲',
  more: '…',
  up: '↑',
  down: '↓',
  full: '█',
  empty: '─',
  gauge: ['━', '─'],
  rule: '─',
  big: true,
  looks: { up: '▇', weak: '▅', down: '▁', none: '·' },
  bars: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  border: {
    topLeft: '╭',
    top: '─',
    topRight: '╮',
    left: '│',
    bottomLeft: '╰',
    bottom: '─',
    bottomRight: '╯',
    right: '│',
  },
};

export const ASCII: Glyphs = {
  ok: 'o',
  warning: '!',
  critical: 'X',
  unknown: '?',
  stopped: '-',
  selected: '>',
  marked: '*',
  done: 'v',
  running: '>',
  to: '->',
  incident: '^',
  more: '~',
  up: '^',
  down: 'v',
  full: '#',
  empty: '-',
  gauge: ['#', '-'],
  rule: '-',
  big: false,
  looks: { up: '=', weak: '-', down: '_', none: '.' },
  bars: ['_', '.', '.', '-', '-', '=', '=', '#'],
  border: {
    topLeft: '+',
    top: '-',
    topRight: '+',
    left: '|',
    bottomLeft: '+',
    bottom: '-',
    bottomRight: '+',
    right: '|',
  },
};

/** Words for a screen reader; what only draws is nothing. */
export const WORDS: Glyphs = {
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
  unknown: 'unknown',
  stopped: 'stopped',
  selected: '',
  marked: 'marked',
  done: 'done',
  running: 'running',
  to: 'to',
  incident: 'incident',
  more: '...',
  up: 'up ',
  down: 'down ',
  full: '',
  empty: '',
  gauge: ['', ''],
  rule: '',
  big: false,
  looks: { up: '', weak: '', down: '', none: '' },
  bars: [''],
  border: { topLeft: '', top: '', topRight: '', left: '', bottomLeft: '', bottom: '', bottomRight: '', right: '' },
};
