import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface SttyState {
  /** No line editing: every key goes to the program at once. */
  readonly raw: boolean;
  readonly echo: boolean;
  /** ctrl-c and ctrl-z are signals. */
  readonly signals: boolean;
  /** Every setting, in the form `stty` restores; equal strings mean equal terminals. */
  readonly settings: string;
}

const run = promisify(execFile);

/** The line settings of a terminal device, such as /dev/pts/3. */
export async function sttyState(tty: string): Promise<SttyState> {
  const [all, saved] = await Promise.all([run('stty', ['-a', '-F', tty]), run('stty', ['-g', '-F', tty])]);
  const on = (name: string) => new RegExp(`(^|\\s)${name}(\\s|;|$)`, 'm').test(all.stdout);
  return { raw: !on('icanon'), echo: on('echo'), signals: on('isig'), settings: saved.stdout.trim() };
}
