import type { Terminal } from './emulator.ts';

/** What a program can leave switched on in somebody's terminal. */
export interface TerminalModes {
  readonly alternateScreen: boolean;
  readonly mouseClicks: boolean;
  readonly mouseDrags: boolean;
  readonly mouseMoves: boolean;
  readonly mouseSgr: boolean;
  readonly focusReports: boolean;
  readonly bracketedPaste: boolean;
  readonly synchronizedOutput: boolean;
  readonly hiddenCursor: boolean;
  readonly kittyKeyboard: boolean;
}

/** A terminal as a shell expects to find it again. */
export const restingModes: TerminalModes = {
  alternateScreen: false,
  mouseClicks: false,
  mouseDrags: false,
  mouseMoves: false,
  mouseSgr: false,
  focusReports: false,
  bracketedPaste: false,
  synchronizedOutput: false,
  hiddenCursor: false,
  kittyKeyboard: false,
};

/** Follows the mode switches as the emulator parses them; the emulator itself does not tell SGR mouse or the cursor. */
export function trackModes(terminal: Terminal): () => TerminalModes {
  const CURSOR = 25;
  const on = new Set<number>([CURSOR]);
  let kitty = 0;
  const { parser } = terminal;
  const each = (params: readonly (number | number[])[], apply: (mode: number) => void) => {
    params.flat().forEach(apply);
    return false;
  };
  parser.registerCsiHandler({ prefix: '?', final: 'h' }, (params) => each(params, (mode) => on.add(mode)));
  parser.registerCsiHandler({ prefix: '?', final: 'l' }, (params) => each(params, (mode) => on.delete(mode)));
  parser.registerCsiHandler({ prefix: '>', final: 'u' }, () => (kitty++, false));
  parser.registerCsiHandler({ prefix: '<', final: 'u' }, () => ((kitty = Math.max(0, kitty - 1)), false));
  return () => ({
    alternateScreen: terminal.buffer.active.type === 'alternate',
    mouseClicks: on.has(1000),
    mouseDrags: on.has(1002),
    mouseMoves: on.has(1003),
    mouseSgr: on.has(1006),
    focusReports: on.has(1004),
    bracketedPaste: on.has(2004),
    synchronizedOutput: on.has(2026),
    hiddenCursor: !on.has(CURSOR),
    kittyKeyboard: kitty > 0,
  });
}
