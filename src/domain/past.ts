import type { Status } from './status.ts';

/** The last looks of one check, and how many of the known ones of a day found it up. */
export interface Past {
  /** Oldest first; null for a look that was missed or paused. */
  readonly looks: readonly (Status | null)[];
  /** Known looks, and those of them that did not find it critical. */
  readonly known: number;
  readonly up: number;
}

export const NO_PAST: Past = { looks: [], known: 0, up: 0 };
/** Looks kept for the strip beside a service. */
export const LOOKS = 48;

/** Adds one look. */
export function withLook(past: Past, status: Status | null): Past {
  const known = status === null || status === 'unknown' ? 0 : 1;
  return {
    looks: [...past.looks, status].slice(-LOOKS),
    known: past.known + known,
    up: past.up + (known === 1 && status !== 'critical' ? 1 : 0),
  };
}

/** What history says: samples oldest first; a hole of more than two and a half intervals is one missed look. */
export function pastOf(samples: readonly { readonly at: number; readonly status: Status }[], intervalMs: number): Past {
  let past = NO_PAST;
  let before: number | null = null;
  for (const { at, status } of samples) {
    if (before !== null && at - before > 2.5 * intervalMs) past = withLook(past, null);
    past = withLook(past, status);
    before = at;
  }
  return past;
}

/** Fewer looks than these say nothing about a share. */
const ENOUGH = 20;

/** Per cent of the known looks that found it up, one decimal, never rounded up; null while they are too few. */
export function upPercent({ known, up }: Past): number | null {
  return known < ENOUGH ? null : Math.floor((1000 * up) / known) / 10;
}
