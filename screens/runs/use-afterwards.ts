import { messageOf } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { keysOf } from '#domain/keys.ts';
import { stepOf } from '#domain/procedure/run-state.ts';
import { nameOfRun, type RunItem, standingOf } from '#domain/procedure/standing.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { goesByPull } from '#domain/push/by-pull.ts';
import { LEVELS, nextLevel } from '#domain/recovery/levels.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';
import type { View } from '#store/state.ts';

import type { RunsDesk } from './desk.ts';

/** What a person may want after a run, by its number or key. */
export interface Afterwards extends ExtraAction {
  readonly key: string;
  readonly note: string;
}

/** What can be done about a run that is over: take it all back, go one level deeper by number, and what follows a push by its key. */
export function useAfterwards(item: RunItem, desk: RunsDesk): readonly Afterwards[] {
  const { ask, push, toast } = useActs();
  const { push: pushes } = useWatch();
  const readOnly = useApp((state) => state.session.readOnly);
  const custom = useApp((state) => state.customKeys);
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
  const release = releaseOf(item, {
    go: push,
    off: pushes === undefined ? 'nothing can be released from here' : undefined,
  });
  const seen = <One extends ExtraAction>(each: One): One =>
    readOnly ? { ...each, off: 'the console is read-only' } : each;
  const numbered = [...deeper, ...undo].map((each, at) => seen({ ...each, key: String(at + 1) }));
  const next = release === null ? null : seen({ ...release, key: keysOf('again', custom)[0] ?? '' });
  useActions(
    'view',
    next === null ? {} : { again: { run: next.run, verb: next.verb, off: next.off } },
    numbered.length === 0
      ? {}
      : {
          extras: numbered,
          choose(digit) {
            const chosen = numbered[digit - 1];
            if (chosen?.off !== undefined) toast(`${digit} ${chosen.title}: ${chosen.off}.`);
            else chosen?.run();
          },
        },
  );
  return next === null ? numbered : [...numbered, next];
}

const undoLine = ({ run, plan }: RunItem['state']): string =>
  `cpm-console ${plan?.procedure === 'backup' ? 'backup' : 'recover'} undo ${run}`;

function undoOf({ state: run }: RunItem, act: () => void): readonly Chosen[] {
  if (run.plan?.undoable !== true || run.state === 'undone') return [];
  const why = whyNotUndoable(run);
  return [{ id: 'undo-all', title: 'Undo it all…', note: undoLine(run), run: act, off: why ?? undefined }];
}

interface Going {
  readonly go: (view: View) => void;
  readonly off: string | undefined;
}

type Chosen = Omit<Afterwards, 'key'>;

/** A release that is out is taken back; one that its branch did not take goes through a pull request. */
function releaseOf({ state: run }: RunItem, { go, off }: Going): (Chosen & { readonly verb: string }) | null {
  const { plan } = run;
  if (plan?.procedure !== 'push') return null;
  const project = { name: plan.subject.id, path: plan.subject.path };
  if (goesByPull(run))
    return {
      id: 'pull-request',
      title: 'Go through a pull request…',
      verb: 'by pull request…',
      note: 'cpm-console push run --pull-request',
      run: () => go({ type: 'push', projects: [project], pullRequest: true }),
      off,
    };
  if (run.state !== 'done' || stepOf(run, 'push').state !== 'done') return null;
  return {
    id: 'rollback',
    title: 'Roll it back…',
    verb: 'roll back…',
    note: `cpm-console push rollback ${run.run}`,
    run: () => go({ type: 'rollback', project, word: run.run }),
    off,
  };
}

/** A recovery after which it is not healthy, taken back or kept, is gone on with by the next level. */
function deeperOf(item: RunItem, open: (about: string | null) => void): readonly Chosen[] {
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
