import { quoted } from '#domain/quoted.ts';
import type { SnapshotRefusal } from '#services/ports/checkouts.ts';

import { textOf } from './bytes.ts';
import type { Lock } from './locks.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** What a lock means to a person: wait for its owner, or take a stale one away. */
export function lockRefusal(top: string, { place, name, ageMs, owner }: Lock): SnapshotRefusal {
  const age = ageOf(ageMs);
  if (owner !== null)
    return {
      code: 'index-lock',
      message: `${owner.command} (process ${owner.pid}) is at work in ${top}: it has held ${name} for ${age}.`,
      hint: 'Wait until it is done, or end it.',
    };
  return {
    code: 'index-lock',
    message: `${name} is in the way in ${top}: it is ${age} old and no process holds it, so a git that was killed left it behind.`,
    hint: `Take it away: rm ${quoted(textOf(place))}`,
  };
}

function ageOf(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return `${Math.floor(ms / 1000)} s`;
  return minutes < HOUR_MINUTES ? `${minutes} min` : `${Math.floor(minutes / HOUR_MINUTES)} h`;
}
