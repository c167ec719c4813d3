import type { Diagnosis, Fix } from '#domain/diagnosis/conclusion.ts';
import { numberField, textField } from '#domain/field.ts';

/** A process that has to end before anything else. */
export interface Ending {
  readonly pid: number;
  /** Epoch ms: pid and start name one process for ever. */
  readonly startedAt: number;
  readonly name: string;
}

/** What mends the cause that was found: a process to end, a service to act on, or both. */
export interface Mend {
  readonly fix: Fix;
  readonly ends: Ending | null;
  readonly action: 'start' | 'restart' | null;
}

/** How the cause can be fixed from here; a text says why it cannot. `isService`: whether what is broken is a service. */
export function mendOf({ conclusion }: Diagnosis, isService: boolean): Mend | string {
  for (const fix of conclusion.fixes) {
    const ends = endingOf(fix);
    const action = isService ? actionOf(fix, ends) : null;
    if (ends !== null || action !== null) return { fix, ends, action };
  }
  if (conclusion.status === 'ok') return 'the diagnosis found nothing wrong';
  if (conclusion.id.endsWith('-unknown')) return 'no cause was found';
  const [advice] = conclusion.fixes;
  return advice === undefined ? 'nothing mends it from here' : `only you can: ${lowered(advice.title)}`;
}

function endingOf({ act }: Fix): Ending | null {
  if (act?.procedure !== 'end-process') return null;
  const [pid, startedAt] = [numberField(act.params, 'pid'), numberField(act.params, 'startedAt')];
  const name = textField(act.params, 'name');
  return pid === null || startedAt === null || name === null ? null : { pid, startedAt, name };
}

/** What was ended held something that the service needs: it is begun anew. */
function actionOf({ id, act }: Fix, ends: Ending | null): Mend['action'] {
  if (ends !== null || id === 'restart-service') return 'restart';
  if (id === 'start-service') return 'start';
  if (act?.procedure !== 'service') return null;
  const action = textField(act.params, 'action');
  return action === 'start' || action === 'restart' ? action : null;
}

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
