import { useActions } from '#screens/frame/actions.tsx';
import type { Cursor } from '#screens/frame/rows.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useQuiet } from '#screens/incidents/use-quiet.ts';
import { usePush } from '#screens/push/use-push.ts';
import { useActs } from '#store/react.tsx';

/** What can be done with the selected project, or with all marked ones. */
export function useProjectActions(cursor: Cursor, marked: ReadonlySet<string>): void {
  const { push: open } = useActs();
  const watch = useWatch();
  const { row } = cursor;
  const none = row === null ? 'nothing is selected' : undefined;
  const several = [...marked].filter((id) => id.startsWith('git:'));
  const targets = several.length > 0 ? several : row === null ? [] : [row];
  const many = several.length > 0 ? ` ${several.length} marked` : '';
  const push = usePush(targets);
  const quiet = useQuiet(targets, many);
  const handlers = {
    ...cursor.handlers,
    ...push,
    open: { run: () => row !== null && open({ type: 'detail', checkId: row }), off: none },
    create: {
      run: () => open({ type: 'add', section: 'projects' }),
      off: watch.adder ? undefined : 'the configuration cannot be written from here',
    },
    test: { run: () => targets.forEach((id) => watch.runNow(id)), off: none, verb: `test now${many}` },
    ...quiet.handlers,
  };
  useActions('view', handlers, { extras: quiet.extras });
}
