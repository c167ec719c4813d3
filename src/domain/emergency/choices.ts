import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { lasting, plural } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';

import { freedPort, type Mend, mendOf } from './mend.ts';
import type { RecoveryOutlook } from './recovery/outlook.ts';

export type ChoiceId = 'fix' | 'restart' | 'recovery' | 'look' | 'quick';

/** One of the five; its number never changes. */
export interface Choice {
  readonly id: ChoiceId;
  readonly number: number;
  readonly title: string;
  /** How much it does: `2 commands`. */
  readonly size: string;
  /** What it asks, costs or shows. */
  readonly note: string;
  /** The same where there is little room. */
  readonly brief: string;
  /** Why it cannot be chosen; null when it can. */
  readonly off: string | null;
}

/** What is known when the choices are made. */
export interface Situation {
  /** What is broken, the worst first. */
  readonly broken: readonly Reading[];
  /** Of the worst one; null while it is looked for. */
  readonly diagnosis: Diagnosis | null;
  /** Why nothing is looked for, or why it failed; null when it is. */
  readonly noDiagnosis: string | null;
  /** Services that are broken and those that need them, by the ids of their checks. */
  readonly restarts: readonly string[];
  readonly readOnly: boolean;
  /** What a full recovery would be; null while that is looked up, a text when it cannot be. */
  readonly outlook: RecoveryOutlook | string | null;
  /** Titles of the quick commands. */
  readonly quick: readonly string[];
}

const READ_ONLY = 'the console is read-only';

/** The five choices with their fixed numbers, each with the reason where it is off. */
export function choicesOf(situation: Situation): readonly Choice[] {
  const { broken, restarts, readOnly, quick } = situation;
  const calm = broken.length === 0 ? 'nothing is broken' : null;
  return [
    { id: 'fix', number: 1, ...fixOf(situation, calm) },
    {
      id: 'restart',
      number: 2,
      title: restarts.length > 1 ? `Restart ${restarts.length} services, in order` : 'Restart in order',
      size: restarts.length === 0 ? '' : plural(restarts.length, 'service'),
      note: 'what is broken and what needs it',
      brief: '',
      off: calm ?? (readOnly ? READ_ONLY : restarts.length === 0 ? 'no service is broken' : null),
    },
    { id: 'recovery', number: 3, ...recoveryOf(situation, calm) },
    {
      id: 'look',
      number: 4,
      title: 'Only look: evidence and logs',
      size: 'read-only',
      note: '',
      brief: '',
      off: calm,
    },
    { id: 'quick', number: 5, title: 'Quick commands', size: '', note: quick.join(', '), brief: '', off: null },
  ];
}

type Row = Omit<Choice, 'id' | 'number'>;

/** How much the least of its levels does; the first question of it says the rest. */
function recoveryOf({ outlook, readOnly }: Situation, calm: string | null): Row {
  const row = { title: 'Full recovery', size: '', note: '', brief: '' };
  if (calm !== null) return { ...row, off: calm };
  if (readOnly) return { ...row, off: READ_ONLY };
  if (typeof outlook === 'string') return { ...row, off: outlook };
  const least = outlook?.levels.find(({ off }) => off === null);
  if (outlook !== null && least === undefined)
    return { ...row, off: outlook.levels[0]?.off ?? 'nothing can be recovered' };
  const aboutMs = least?.aboutMs ?? null;
  const time = aboutMs === null ? '' : `   about ${lasting(aboutMs)}`;
  const keeps = [least?.keeps ?? '', 'can be undone'].filter((text) => text !== '').join(', ');
  return {
    ...row,
    size: least === undefined ? '' : `${plural(least.steps, 'step')}${time}`,
    note: keeps,
    brief: 'can be undone',
    off: null,
  };
}

function fixOf({ broken, diagnosis, noDiagnosis, readOnly }: Situation, calm: string | null): Row {
  const off = (why: string): Row => ({ title: 'Fix the cause', size: '', note: '', brief: '', off: why });
  if (calm !== null) return off(calm);
  if (noDiagnosis !== null) return off(noDiagnosis);
  if (diagnosis === null) return off('the cause is being looked for');
  const mend = mendOf(diagnosis, isServiceLike(broken[0]));
  if (typeof mend === 'string') return off(mend);
  const { fix, ends, acts } = mend;
  const commands = (ends === null ? 0 : 1) + (acts === null ? 0 : 1);
  return {
    title: titleOf(mend, broken[0]?.title ?? ''),
    size: plural(commands, 'command'),
    note: ends?.signal === 'TERM' ? `asks before ending pid ${ends.pid}` : (fix.costs ?? 'loses nothing'),
    brief: readOnly ? 'read-only' : 'asks first',
    off: readOnly ? READ_ONLY : null,
  };
}

/** Whether there is a service behind it that can be begun anew. */
export const isServiceLike = (reading: Reading | undefined): boolean =>
  reading?.kind === 'service' || reading?.kind === 'memory-service';

function titleOf(mend: Mend, name: string): string {
  const { fix, ends, acts } = mend;
  if (acts === null) return fix.title;
  if (ends === null)
    return `${acts.action === 'start' ? 'Start' : 'Restart'} ${acts.unit === null ? name : fix.title.replace(/^\w+ /, '')}`;
  const port = freedPort(mend);
  return `${port === null ? `End pid ${ends.pid}` : `Free port ${port}`} and restart it`;
}
