import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { type AlertSettings, DEFAULT_ALERTS } from '#domain/alerts/settings.ts';

import { ours } from '../../../scripts/alerts/models/ours.ts';
import { PATTERNS } from '../../../scripts/alerts/pattern.ts';
import { outcomeOf, tell } from '../../../scripts/alerts/simulate.ts';
import { modelsFor, rowsOf, tableOf } from '../../../scripts/alerts/table.ts';

const shipped = ours(DEFAULT_ALERTS);
const pattern = (letter: string) => PATTERNS.find((one) => one.letter === letter) ?? PATTERNS[0]!;
/** Without what the formatter does to a table. */
const bare = (text: string): string => text.replaceAll(/[ -]+/g, ' ');

it('docs/alerts.md has the table that the rules make now', () => {
  expect(bare(readFileSync('docs/alerts.md', 'utf8'))).toContain(bare(tableOf().split('\n').slice(2).join('\n')));
});

it('hears of 60 s down and 90 s up within 10 minutes, and of at most 2 notes in those 2 hours', () => {
  const { trouble } = pattern('C');
  const [from, to] = trouble ?? [0, 0];
  const told = tell(shipped, pattern('C'), 1).filter(({ second }) => second >= from && second < to);
  expect(told[0]?.note).toBe('opened');
  expect((told[0]?.second ?? 0) - from).toBeLessThanOrEqual(600);
  expect(told.length).toBeLessThanOrEqual(2);
});

it('misses nothing that is trouble, in any seed, and opens next to nothing that is harmless', () => {
  for (const one of PATTERNS) {
    const { missed, falseOpens } = outcomeOf(shipped, one);
    expect([one.letter, missed, falseOpens <= 0.5]).toEqual([one.letter, 0, true]);
  }
});

it('catches what the others miss: bursts of which none lasts', () => {
  const missed = modelsFor().map((model) => outcomeOf(model, pattern('C')).missed);
  expect(missed).toEqual([0, 1, 1, 1, 0]);
});

/** Whole numbers; a fifth of them is the next one. */
const COUNTS = new Set(['fails', 'oks', 'flapOpens']);

describe.each([
  ['larger', 1.2, Math.ceil],
  ['smaller', 0.8, Math.floor],
] as const)('a threshold that is a fifth %s shows in the table', (_way, by, whole) => {
  const before = rowsOf(shipped);
  const scaled: readonly (readonly [string, Partial<AlertSettings>])[] = (
    [
      'fails',
      'badForMs',
      'share',
      'windowMs',
      'windowLeastMs',
      'recheckMs',
      'oks',
      'okForMs',
      'closeWindowMs',
      'flapOpens',
      'flapWithinMs',
      'flapCleanMs',
    ] as const
  ).map((key) => [key, { [key]: COUNTS.has(key) ? whole(DEFAULT_ALERTS[key] * by) : DEFAULT_ALERTS[key] * by }]);
  const reminders = DEFAULT_ALERTS.remindersMs.map((_, at): readonly [string, Partial<AlertSettings>] => [
    `reminder ${at + 1}`,
    { remindersMs: DEFAULT_ALERTS.remindersMs.map((span, index) => (index === at ? span * by : span)) },
  ]);

  it.each([...scaled, ...reminders])('%s', (_name, change) => {
    expect(rowsOf(ours({ ...DEFAULT_ALERTS, ...change }))).not.toEqual(before);
  });
});
