/** What the log of supervisor says about one program, as far as it was read. */
export interface Story {
  /** How it ended the last time. */
  readonly exit: { readonly code: number | null; readonly signal: string | null } | null;
  /** Whether it was started again because it had ended too soon, and not by a person. */
  readonly again: boolean;
}

const LINE =
  /^\S+ \S+ \w+ (?:(spawned|gave up): '?([^\s']+)'?|(exited|stopped): (\S+) \((?:exit status (\d+)|terminated by (SIG\w+))[^)]*\))/;

/** Stories by the name of the program, which in this log stands without its group. */
export function storiesOf(log: string): Map<string, Story> {
  const stories = new Map<string, Story & { readonly last: string }>();
  for (const line of log.split('\n')) {
    const [, begun, starting, ended, ending, code, signal] = LINE.exec(line) ?? [];
    const name = starting ?? ending;
    if (name === undefined) continue;
    const before = stories.get(name);
    const last = begun ?? ended ?? '';
    const exit =
      ended === undefined ? null : { code: code === undefined ? null : Number(code), signal: signal ?? null };
    stories.set(name, {
      last,
      exit: exit ?? before?.exit ?? null,
      again: startedAgain(last, before),
    });
  }
  return stories;
}

/** A program that has just ended was started again all the same: what it was when it ran is asked before the log is read. */
function startedAgain(last: string, before: (Story & { readonly last: string }) | undefined): boolean {
  if (last === 'spawned') return before?.last === 'exited';
  return last === 'exited' && (before?.again ?? false);
}
