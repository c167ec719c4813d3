import type { Terminal } from './emulator.ts';

/** What an OSC asks for beside drawing, which nobody sees on the screen. */
const WISHES: Readonly<Record<number, string>> = {
  0: 'title',
  1: 'icon',
  2: 'title',
  8: 'link',
  9: 'notification',
  52: 'clipboard',
};

/** Writes down what is asked of the terminal, as `clipboard c;b3duZWQ=`; also what tmux would pass on to the one around it. */
export function trackAsked(terminal: Terminal): readonly string[] {
  const asked: string[] = [];
  const note = (wish: string) => (data: string) => {
    asked.push(`${wish} ${data}`);
    return false;
  };
  for (const [code, wish] of Object.entries(WISHES)) terminal.parser.registerOscHandler(Number(code), note(wish));
  terminal.parser.registerDcsHandler({ final: 't' }, note('passed on'));
  return asked;
}
