const ESC = '\u001b';

/** What a terminal sends for each named key. */
const NAMED: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: ESC,
  tab: '\t',
  'shift-tab': `${ESC}[Z`,
  space: ' ',
  comma: ',',
  backspace: '\u007f',
  delete: `${ESC}[3~`,
  insert: `${ESC}[2~`,
  up: `${ESC}[A`,
  down: `${ESC}[B`,
  right: `${ESC}[C`,
  left: `${ESC}[D`,
  'shift-up': `${ESC}[1;2A`,
  'shift-down': `${ESC}[1;2B`,
  'ctrl-right': `${ESC}[1;5C`,
  'ctrl-left': `${ESC}[1;5D`,
  home: `${ESC}[H`,
  end: `${ESC}[F`,
  pgup: `${ESC}[5~`,
  pgdn: `${ESC}[6~`,
  'ctrl-space': '\u0000',
  'ctrl-\\': '\u001c',
  'focus-in': `${ESC}[I`,
  'focus-out': `${ESC}[O`,
};

const FUNCTION_KEYS = ['OP', 'OQ', 'OR', 'OS', '[15~', '[17~', '[18~', '[19~', '[20~', '[21~', '[23~', '[24~'];

/** Mouse buttons as SGR reports them (mode 1006); a click is a press and a release. */
const BUTTONS: Readonly<Record<string, number>> = {
  click: 0,
  'middle-click': 1,
  'right-click': 2,
  'wheel-up': 64,
  'wheel-down': 65,
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The bytes of one key: a name (`enter`, `ctrl-c`, `alt-x`, `f5`, `pgdn`), a mouse event at a cell counted from 0
 * (`click@10,5`, `wheel-down@3,4`), a paste (`paste:text`), or a single character as it is.
 */
export function keyBytes(key: string): string {
  const named = NAMED[key];
  if (named !== undefined) return named;
  if ([...graphemes.segment(key)].length === 1) return key;
  if (/^ctrl-[a-z]$/.test(key)) return String.fromCharCode(key.charCodeAt(key.length - 1) - 96);
  if (key.startsWith('alt-')) return ESC + keyBytes(key.slice('alt-'.length));
  if (key.startsWith('paste:')) return `${ESC}[200~${key.slice('paste:'.length)}${ESC}[201~`;
  const code = /^f(\d+)$/.test(key) ? FUNCTION_KEYS[Number(key.slice(1)) - 1] : undefined;
  if (code !== undefined) return ESC + code;
  return mouseBytes(key) ?? unknownKey(key);
}

function mouseBytes(key: string): string | undefined {
  const [, name = '', x, y] = /^([a-z-]+)@(\d+),(\d+)$/.exec(key) ?? [];
  const button = BUTTONS[name];
  if (button === undefined) return undefined;
  const report = (final: 'M' | 'm') => `${ESC}[<${button};${Number(x) + 1};${Number(y) + 1}${final}`;
  return name.startsWith('wheel') ? report('M') : report('M') + report('m');
}

function unknownKey(key: string): never {
  throw new Error(`no key is called "${key}"; known: ${Object.keys(NAMED).join(' ')}, ctrl-a…z, alt-KEY, f1…f12`);
}
