import { fnv1a } from './hash.ts';

/**
 * Where on its interval a check is due, 0 <= phase < interval: spread by its name, so that checks with one interval do
 * not fall on one moment, and the same after every restart.
 */
export function phaseOf(name: string, intervalMs: number): number {
  return fnv1a(name) % Math.max(1, Math.floor(intervalMs));
}

/** The first moment `phase + k * interval` that is later than `after`. */
export function gridAfter(after: number, phase: number, intervalMs: number): number {
  return phase + (Math.floor((after - phase) / intervalMs) + 1) * intervalMs;
}
