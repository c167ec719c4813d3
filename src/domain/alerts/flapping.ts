import type { AlertSettings } from './settings.ts';

type Limits = Pick<AlertSettings, 'flapOpens' | 'flapWithinMs'>;

/** Openings that still count, with one more. */
export function openedAgain(opens: readonly number[], at: number, { flapWithinMs }: Limits): readonly number[] {
  return [...opens.filter((one) => one > at - flapWithinMs && one <= at), at];
}

/** Whether so many openings are one trouble that comes and goes. */
export function isFlapping(opens: readonly number[], { flapOpens }: Limits): boolean {
  return opens.length >= flapOpens;
}
