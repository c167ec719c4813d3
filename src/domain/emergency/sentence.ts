import { textField } from '#domain/field.ts';
import { span } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';

const MINUTE = 60_000;

const STATES: Readonly<Record<string, string>> = {
  failed: 'failed',
  'crash-loop': 'keeps crashing',
  'not-found': 'is not there',
  masked: 'is masked',
  stopped: 'stopped',
};

/** What is broken in one sentence, and since when: `health-monitor failed 4 m ago`, `/data: 91 % used, for 5 h`. */
export function brokenSentence(reading: Reading, now: number): string {
  const lasts = now - reading.since;
  const state = reading.kind === 'service' ? STATES[textField(reading.data, 'state') ?? ''] : undefined;
  if (state !== undefined) return `${reading.title} ${state}${lasts < MINUTE ? ' just now' : ` ${span(lasts)} ago`}`;
  return `${reading.title}: ${reading.summary}${lasts < MINUTE ? '' : `, for ${span(lasts)}`}`;
}

/** The sentence where nothing is. `unknown` is how many checks could not look. */
export function calmSentence(unknown: number): string {
  if (unknown === 0) return 'Nothing is broken.';
  return `Nothing is known to be broken; ${unknown === 1 ? 'one check' : `${unknown} checks`} could not look.`;
}
