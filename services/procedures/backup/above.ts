import { OpsError } from '#domain/errors.ts';
import { isUnfinished } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import type { Journals } from '#services/ports/journals.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

import { actIn } from './params.ts';
import type { Piece } from './pieces.ts';

/** What was put back later lies on what this run left: throws OpsError `newer-restore`, which is taken back first. */
export function refuseUnderneath(journals: Journals, run: string, pieces: readonly Piece[]): void {
  const known = knownRuns(journals, 'backup').filter(({ plan }) => plan?.undoable === true);
  const newer = known.slice(
    0,
    Math.max(
      0,
      known.findIndex((one) => one.run === run),
    ),
  );
  const above = newer.find(({ plan, ...state }) => {
    const act = plan === null ? null : actIn(plan);
    const stands = isUnfinished({ plan, ...state }) || whyNotUndoable({ plan, ...state }) === null;
    return stands && act?.act === 'put-back' && act.pieces.some((one) => pieces.some((own) => touches(own, one)));
  });
  if (above === undefined) return;
  throw new OpsError('newer-restore', `${above.run} came after it and put back the same.`, {
    hint: `Take that back first: cpm-console backup undo ${above.run}`,
    exit: 'refused',
  });
}

const touches = ({ path: one }: Piece, { path: other }: Piece): boolean =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
