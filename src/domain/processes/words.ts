import { oneLine } from '#domain/release/one-line.ts';

import { withoutSecrets } from './secrets.ts';

interface Named {
  readonly name: string;
  readonly commandLine: string;
}

const LONGEST_NAME = 40;

/**
 * What people call it: the program it was started as, or the name the kernel has where there is no command line. Node
 * names itself after a thread, so the kernel's name is the second choice. One line, safe for a terminal.
 */
export function programOf({ name, commandLine }: Named): string {
  const [word = ''] = commandLine.trim().split(/\s/, 1);
  const program = word.split('/').at(-1)?.replace(/^-/, '').replace(/:$/, '') ?? '';
  return oneLine(program === '' ? name : program, LONGEST_NAME) || '?';
}

/**
 * The command line for people, without what its options call secret and what `redact` takes out; the name in brackets, as `ps` does it, for those that
 * have none. One line, safe for a terminal.
 */
export function commandOf({ name, commandLine }: Named, redact: (text: string) => string): string {
  const line = oneLine(commandLine);
  return line === '' ? `[${oneLine(name, LONGEST_NAME)}]` : redact(withoutSecrets(line));
}

const STATES: Readonly<Record<string, string>> = {
  R: 'running',
  S: 'sleeping',
  D: 'waits for a disk',
  T: 'stopped',
  t: 'being traced',
  Z: 'ended (zombie)',
  X: 'ended',
  I: 'idle',
};

/** The kernel's letter as a word. */
export const stateWord = (letter: string): string => STATES[letter.charAt(0)] ?? 'unknown';
