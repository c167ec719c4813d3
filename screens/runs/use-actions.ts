import { messageOf } from '#domain/errors.ts';
import { isLive, nameOfRun, type RunItem, standingOf } from '#domain/procedure/standing.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Cursor } from '#screens/frame/rows.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useWrite } from '#screens/learnings/use-write.ts';
import { useActs } from '#store/react.tsx';

/** What can be done with the selected run. */
export function useRunActions(cursor: Cursor, item: RunItem | undefined): void {
  const { push, toast } = useActs();
  const { runs } = useWatch();
  const open = (run: string) => push({ type: 'run', run });
  const none = item === undefined ? 'nothing is selected' : undefined;
  const unfinished = item !== undefined && standingOf(item) === 'unfinished';
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const resume = () => {
    if (item === undefined || runs === undefined) return;
    const { run } = item.state;
    open(run);
    // Asked for here, too: whoever is faster than the desk is loaded must not press twice.
    void runs().then((desk) => desk.resume(run).catch(wrong), wrong);
  };
  const over = item !== undefined && !isLive(item);
  const write = useWrite(over ? { kind: 'run', run: item.state.run } : null, none ?? 'it is still running');
  useActions(
    'view',
    {
      ...cursor.handlers,
      ...write,
      open: { run: () => item !== undefined && open(item.state.run), off: none },
      again: { run: resume, verb: 'resume', off: none ?? (unfinished ? undefined : 'it is not unfinished') },
    },
    {
      subject: item === undefined ? '' : nameOfRun(item.state),
      ...(item === undefined ? {} : { copies: () => item.state.run }),
    },
  );
}
