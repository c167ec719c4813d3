const ESC = '\u001b';
const CLICKS = 1000;
const SGR = 1006;
const FOCUS = 1004;

const on = (...modes: readonly number[]): string => modes.map((mode) => `${ESC}[?${mode}h`).join('');
const off = (...modes: readonly number[]): string => modes.map((mode) => `${ESC}[?${mode}l`).join('');

/** Switches on what the frame listens to: focus always, clicks and wheel unless the mouse is released. */
export const modesOn = (mouse: boolean): string => on(FOCUS, ...(mouse ? [CLICKS, SGR] : []));

/** Switches everything off that the frame may have switched on; harmless when it is off already. */
export const MODES_OFF: string = off(SGR, CLICKS, FOCUS);
