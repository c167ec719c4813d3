import type { Status } from '#domain/status.ts';

import type { UnitState } from './unit.ts';

/** One process of a unit, as far as its manager tells. */
export interface Life {
  readonly pid: number | null;
  /** Epoch ms. */
  readonly startedAt: number | null;
}

/** One look at a unit and at what says whether it is ready. */
export interface ReadyLook {
  /** Ms of a clock that only goes on. */
  readonly at: number;
  /** A text is why its manager could not tell. */
  readonly unit:
    | (Life & { readonly state: UnitState; readonly restarts: number | null; readonly ending: string })
    | string;
  /** Whether the process there was before has ended. */
  readonly oldGone: boolean;
  readonly checks: readonly { readonly id: string; readonly status: Status | 'missing'; readonly summary: string }[];
}

/** What is waited for. */
export interface Goal {
  /** `ended`: the old process is gone, whatever came after it. */
  readonly state: 'running' | 'stopped' | 'ended';
  /** What there was before; with `renewed` it must be another one now. */
  readonly before: Life | null;
  readonly renewed: boolean;
  /** Looks in a row that must be good. */
  readonly good: number;
}

/** What the looks so far come to; begin with {@link NOTHING_SEEN}. */
export interface Readiness {
  readonly state: 'ready' | 'waiting' | 'failed';
  /** Good looks in a row. */
  readonly good: number;
  /** One line for a person. */
  readonly says: string;
  readonly pid: number | null;
  /** Since when it has been down, ms as in the looks; null while it is not. */
  readonly downSince: number | null;
  readonly restarts: readonly { readonly at: number; readonly count: number }[];
}

export const NOTHING_SEEN: Readiness = {
  state: 'waiting',
  good: 0,
  says: 'not looked at yet',
  pid: null,
  downSince: null,
  restarts: [],
};

/** This many restarts within this time are a crash loop, however alive it looks in between. */
const LOOP = 3;
const LOOP_MS = 60_000;
/** A unit that is down for so long does not come by itself; until then its manager may only be slow to tell. */
const DOWN_MS = 1500;

/** Readiness after one more look. What nobody can tell is never ready. */
export function readyAfter(past: Readiness, look: ReadyLook, goal: Goal): Readiness {
  const { unit } = look;
  if (typeof unit === 'string')
    return { ...past, state: 'waiting', good: 0, says: `not known: ${unit}`, downSince: null };
  if (goal.state !== 'running') return goneAfter(past, look, goal);
  const restarts = remembered(past, look);
  const down = unit.state === 'failed' || unit.state === 'stopped';
  const now = { ...past, restarts, pid: unit.pid, downSince: down ? (past.downSince ?? look.at) : null };
  const waiting = (says: string): Readiness => ({ ...now, state: 'waiting', good: 0, says });
  const count = (restarts.at(-1)?.count ?? 0) - (restarts[0]?.count ?? 0);
  if (count >= LOOP)
    return { ...waiting(`it keeps crashing: ${count} restarts in a minute${unit.ending}`), state: 'failed' };
  if (down && look.at - (now.downSince ?? look.at) >= DOWN_MS)
    return { ...waiting(`it is ${unit.state}${unit.ending}`), state: 'failed' };
  if (unit.state === 'crash-loop') return waiting(`it crashed and is started again${unit.ending}`);
  if (unit.state !== 'running') return waiting(`it is ${unit.state}${unit.ending}`);
  if (goal.renewed && isSame(goal.before, unit)) return waiting(`still the old process, pid ${unit.pid}`);
  const bad = look.checks.filter(({ status }) => status !== 'ok' && status !== 'warning');
  if (bad.length > 0) return waiting(bad.map(({ id, status, summary }) => `${id} ${status}: ${summary}`).join('; '));
  const good = unit.pid === past.pid ? past.good + 1 : 1;
  const says = readyWords(unit.pid, look.checks);
  return { ...now, good, says, state: good >= goal.good ? 'ready' : 'waiting' };
}

function goneAfter(past: Readiness, { unit, oldGone }: ReadyLook, { state, before }: Goal): Readiness {
  if (typeof unit === 'string') return past;
  const left = state === 'stopped' ? unit.pid : unit.pid === before?.pid ? unit.pid : null;
  const still =
    state === 'stopped' && ['running', 'starting', 'stopping', 'crash-loop', 'unknown'].includes(unit.state);
  if (!still && left === null && oldGone) {
    const says = state === 'ended' && unit.pid !== null ? `ended; it runs again as pid ${unit.pid}` : 'ended';
    return { ...past, state: 'ready', good: 1, says: state === 'stopped' ? 'stopped' : says };
  }
  const says = oldGone ? `it is ${unit.state}` : `its process ${before?.pid ?? ''} still runs`;
  return { ...past, state: 'waiting', good: 0, says };
}

function remembered({ restarts }: Readiness, { at, unit }: ReadyLook): Readiness['restarts'] {
  if (typeof unit === 'string' || unit.restarts === null) return restarts;
  const young = restarts.filter((look) => at - look.at <= LOOP_MS);
  // A counter that went back was reset by hand.
  const kept = (young.at(-1)?.count ?? 0) > unit.restarts ? [] : young;
  // Only the first and the last of equal counts say something.
  const head = kept.at(-1)?.count === unit.restarts && kept.at(-2)?.count === unit.restarts ? kept.slice(0, -1) : kept;
  return [...head, { at, count: unit.restarts }];
}

/** The same process: a pid alone is used again. */
function isSame(before: Life | null, now: Life): boolean {
  if (before === null || before.pid === null) return false;
  return (
    before.pid === now.pid && (now.startedAt === null || before.startedAt === null || now.startedAt <= before.startedAt)
  );
}

function readyWords(pid: number | null, checks: ReadyLook['checks']): string {
  const process = pid === null ? 'running' : `running as pid ${pid}`;
  const warned = checks
    .filter(({ status }) => status === 'warning')
    .map(({ id, summary }) => `${id} warns: ${summary}`);
  const good =
    checks.length === 0 ? '' : `, ${checks.length === 1 ? (checks[0]?.id ?? '') : `${checks.length} checks`} ok`;
  return warned.length > 0 ? `${process}, ${warned.join('; ')}` : `${process}${good}`;
}
