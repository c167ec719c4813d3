import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';

export type Terminal = InstanceType<typeof xterm.Terminal>;

export interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** A terminal without a window. Widths follow Unicode 11, as in the terminals people use; `convertEol` stands in for the tty driver. */
export function createEmulator({ cols, rows }: Size, options: { convertEol?: boolean } = {}): Terminal {
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000, ...options });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  return terminal;
}

/** Resolves when everything written so far has been parsed. */
export const parsed = (terminal: Terminal) => new Promise<void>((done) => terminal.write('', done));

/** The visible rows, without trailing blanks on a row and without empty rows at the end. */
export function screenText(terminal: Terminal): string {
  const { active } = terminal.buffer;
  const row = (y: number) => active.getLine(active.viewportY + y)?.translateToString(true) ?? '';
  return Array.from({ length: terminal.rows }, (_, y) => row(y))
    .join('\n')
    .trimEnd();
}
