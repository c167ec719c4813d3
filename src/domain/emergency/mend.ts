import type { Diagnosis, Fix } from '#domain/diagnosis/conclusion.ts';
import { numberField, textField } from '#domain/field.ts';

/** A process that gets a signal before anything else. */
export interface Ending {
  readonly pid: number;
  /** Epoch ms: pid and start name one process for ever. */
  readonly startedAt: number;
  readonly signal: 'TERM' | 'CONT';
}

/** What is done to a service. */
export interface ServiceAct {
  readonly action: 'start' | 'restart';
  /** Null for the service that is broken. */
  readonly unit: { readonly manager: string; readonly unit: string } | null;
}

/** What mends the cause that was found: a signal, an act on a service, or one after the other. */
export interface Mend {
  readonly fix: Fix;
  readonly ends: Ending | null;
  readonly acts: ServiceAct | null;
}

/** How the cause can be fixed from here; a text says why it cannot. `isService`: whether what is broken is a service. */
export function mendOf({ conclusion }: Diagnosis, isService: boolean): Mend | string {
  for (const fix of conclusion.fixes) {
    const ends = endingOf(fix);
    const acts = actOf(fix) ?? (ends?.signal === 'TERM' && isService ? { action: 'restart', unit: null } : null);
    if (ends !== null || acts !== null) return { fix, ends, acts };
  }
  if (conclusion.status === 'ok') return 'the diagnosis found nothing wrong';
  if (conclusion.id.endsWith('-unknown')) return 'no cause was found';
  const [advice] = conclusion.fixes;
  return advice === undefined ? 'nothing mends it from here' : `only you can: ${lowered(advice.title)}`;
}

/** The port that is freed by it; null when it is not about a port. */
export function freedPort({ fix, ends }: Mend): number | null {
  const [, port] = (ends === null ? null : /\bport (\d+)/.exec(fix.title)) ?? [];
  return port === undefined ? null : Number(port);
}

function endingOf({ act }: Fix): Ending | null {
  if (act?.procedure !== 'end-process') return null;
  const [pid, startedAt] = [numberField(act.params, 'pid'), numberField(act.params, 'startedAt')];
  const signal = textField(act.params, 'signal') === 'CONT' ? 'CONT' : 'TERM';
  return pid === null || startedAt === null ? null : { pid, startedAt, signal };
}

function actOf({ act }: Fix): ServiceAct | null {
  if (act?.procedure !== 'service') return null;
  const [manager, unit] = [textField(act.params, 'manager'), textField(act.params, 'unit')];
  if (manager === null || unit === null) return null;
  return { action: textField(act.params, 'action') === 'restart' ? 'restart' : 'start', unit: { manager, unit } };
}

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
