import { messageOf } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { nameOfRun, type RunItem, standingOf } from '#domain/procedure/standing.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { LEVELS, nextLevel } from '#domain/recovery/levels.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { RunsDesk } from './desk.ts';

/** What a person may want after a run, by its number. */
export interface Afterwards extends ExtraAction {
  readonly note: string;
}

/** What can be done about a run that is over: take it all back, go one level deeper. Numbers choose. */
export function useAfterwards(item: RunItem, desk: RunsDesk): readonly Afterwards[] {
  const { ask, push, toast } = useActs();
  const readOnly = useApp((state) => state.session.readOnly);
  const { state: run } = item;
  const undo = undoOf(item, () =>
    ask({
      tier: 'interrupting',
      title: `Undo ${nameOfRun(run)}?`,
      commands: [undoLine(run)],
      consequences: ['Everything it did is taken back, the last thing first; what it found is as it was.'],
      button: 'Undo it all',
      run: () => void desk.undo(run.run).catch((error: unknown) => toast(messageOf(error), 'error')),
    }),
  );
  const deeper = deeperOf(item, (about) => push({ type: 'emergency', about, part: 'recovery' }));
  const all = [...deeper, ...undo].map((each) => (readOnly ? { ...each, off: 'the console is read-only' } : each));
  useActions(
    'view',
    {},
    all.length === 0
      ? {}
      : {
          extras: all,
          choose(digit) {
            const chosen = all[digit - 1];
            if (chosen?.off !== undefined) toast(`${digit} ${chosen.title}: ${chosen.off}.`);
            else chosen?.run();
          },
        },
  );
  return all;
}

const undoLine = ({ run, plan }: RunItem['state']): string =>
  `cpm-console ${plan?.procedure === 'backup' ? 'backup' : 'recover'} undo ${run}`;

function undoOf({ state: run }: RunItem, act: () => void): readonly Afterwards[] {
  if (run.plan?.undoable !== true || run.state === 'undone') return [];
  const why = whyNotUndoable(run);
  return [{ id: 'undo-all', title: 'Undo it all…', note: undoLine(run), run: act, off: why ?? undefined }];
}

/** A recovery after which it is not healthy, taken back or kept, is gone on with by the next level. */
function deeperOf(item: RunItem, open: (about: string | null) => void): readonly Afterwards[] {
  const { state: run } = item;
  if (run.plan?.procedure !== 'recover' || !['done', 'undone'].includes(standingOf(item))) return [];
  const level = LEVELS.find((one) => one === textField(run.plan?.params, 'level'));
  const told = textField(run.result, 'next');
  const next =
    run.error?.code === 'not-healthy' && level !== undefined
      ? nextLevel(level)
      : (LEVELS.find((one) => one === told) ?? null);
  if (next === null || (run.error === null && run.state === 'undone')) return [];
  const about = aboutOf(run.plan.params['services']);
  return [{ id: 'deeper', title: `Go one level deeper: ${next}…`, note: 'nothing was lost', run: () => open(about) }];
}

/** The check of the first service of a recovery; null when it has none. */
function aboutOf(services: unknown): string | null {
  const id = textField(services, '0', 'service');
  return id === null ? null : `service:${id}`;
}
