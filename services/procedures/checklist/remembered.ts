import type { Looked } from '#domain/checklist/facts.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import { span } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';
import { within } from '#services/procedures/diagnose/within.ts';

/** Which looks are made: those older than their interval, none, or all. */
export type Look = 'due' | 'never' | 'always';

export interface Remembering {
  readonly world: World;
  readonly look: Look;
  readonly signal: AbortSignal;
}

interface Wish<Found> {
  /** Another name is another look: of other logs, of another command. */
  readonly name: string;
  readonly intervalMs: number;
  readonly limitMs: number;
  /** Rejects for what could not be seen. */
  readonly see: (signal: AbortSignal) => Promise<Looked<Found>>;
}

/** A look that other processes know of for a while. What fails is said and not remembered; never rejects. */
export async function remembered<Found>(
  { world, look, signal }: Remembering,
  { name, intervalMs, limitMs, see }: Wish<Found>,
): Promise<Looked<Found>> {
  const { state, clock } = world;
  const key = `checklist look ${name}`;
  const last = recall<Found>(state.get(key));
  const age = last === null ? Infinity : Math.abs(clock.now() - last.at);
  if (last !== null && look !== 'always' && age < intervalMs) return last.looked;
  if (look === 'never')
    return {
      failed: last === null ? 'not looked at yet' : `last looked at ${span(age)} ago`,
      hint: 'Look now: cpm-console checklist --fresh',
    };
  try {
    const looked = await within({ clock, limitMs, outer: signal }, see);
    if (!signal.aborted) state.set(key, JSON.stringify({ at: clock.now(), looked }));
    return looked;
  } catch (error) {
    return { failed: messageOf(error), ...(error instanceof OpsError && { hint: error.hint, code: error.code }) };
  }
}

interface Kept<Found> {
  readonly at: number;
  readonly looked: Looked<Found>;
}

/** Only we write these values; what is no JSON was never looked at. */
function recall<Found>(text: string | null): Kept<Found> | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return typeof kept === 'object' && kept !== null && 'at' in kept && 'looked' in kept ? (kept as Kept<Found>) : null;
  } catch {
    return null;
  }
}
