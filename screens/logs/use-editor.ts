import { messageOf } from '#domain/errors.ts';
import type { LogLine } from '#domain/logs/line.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { Handler } from '#screens/frame/available.ts';
import { useTerminal } from '#screens/frame/use-terminal.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { LogsDesk } from './desk.ts';

interface Shown {
  readonly desk: LogsDesk;
  readonly title: string;
  readonly sources: readonly LogSource[];
  readonly lines: readonly LogLine[];
  /** Index of the selected line. */
  readonly at: number;
}

const NO_EDITOR = 'set EDITOR to the editor you like';

/** `e`: the file itself where the log is one, else the lines that are held, in a private file for as long as it takes. */
export function useEditor({ desk, title, sources, lines, at }: Shown): Handler {
  const { toast } = useActs();
  const { editor, foreground } = useWatch();
  const terminal = useTerminal();
  const madeUp = useApp((app) => app.session.demo);
  const path = madeUp ? null : fileOf(sources);
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const openHeld = async () => {
    const text = lines.map((line) => `${line.text}\n`).join('');
    const lent = await desk.lend(title, text);
    const command = editor?.(lent.path, at + 1);
    const takeBack = () => void lent.takeBack().catch(wrong);
    if (command === undefined || command === null) takeBack();
    else terminal.foreground(command, undefined, takeBack);
  };
  const open = () => {
    const command = path === null ? null : editor?.(path);
    if (command === null || command === undefined) void openHeld().catch(wrong);
    else terminal.foreground(command);
  };
  const isThere = foreground !== undefined && editor !== undefined && editor(path ?? title) !== null;
  const why = !isThere ? NO_EDITOR : path === null && lines.length === 0 ? 'there is no line' : undefined;
  return { run: open, verb: path === null ? 'lines in the editor' : 'open in the editor', off: why };
}

/** The file that is the whole log; null where it is several, or none. */
function fileOf(sources: readonly LogSource[]): string | null {
  const [source, ...others] = sources;
  return source?.type === 'file' && others.length === 0 && !/[*?[{]/.test(source.path) ? source.path : null;
}
