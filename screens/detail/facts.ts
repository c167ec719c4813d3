import { latency, span } from '#domain/format.ts';
import { quantity } from '#domain/quantity.ts';
import type { Reading } from '#domain/reading.ts';
import { explain, points } from '#domain/score-explain.ts';
import type { Score } from '#domain/score.ts';
import type { Thresholds } from '#domain/threshold.ts';
import type { CheckFacts } from '#screens/frame/watch.ts';
import { ago } from '#screens/reading/age.ts';
import { isPaused } from '#screens/reading/mark.ts';

import { factText, wordsOf } from './words.ts';

/** A line of what is known: a name and a text, or only a text. */
export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export interface FactInput {
  readonly reading: Reading;
  readonly about: CheckFacts | null;
  readonly score: Score;
  /** Readings this one depends on. */
  readonly dependsOn: readonly Reading[];
  readonly seen: ReadonlyMap<string, number>;
  readonly now: number;
}

/** Everything known of a check and its last look, most useful first; groups without facts are left out. */
export function factGroups(input: FactInput): readonly FactGroup[] {
  return [
    { title: 'Numbers', facts: numbers(input) },
    { title: 'Facts', facts: dataFacts(input) },
    { title: 'Check', facts: checkFacts(input) },
    { title: 'Score', facts: scoreFacts(input) },
    { title: 'Evidence', facts: evidence(input.reading) },
  ].filter(({ facts }) => facts.length > 0);
}

function numbers({ reading }: FactInput): Fact[] {
  return (reading.metrics ?? []).map(({ name, value, unit }) => ({ name: wordsOf(name), text: quantity(value, unit) }));
}

function dataFacts({ reading, now }: FactInput): Fact[] {
  const numbered = new Set(reading.metrics?.map(({ name }) => name));
  return Object.entries(reading.data ?? {}).flatMap(([name, value]) => {
    const text = numbered.has(name) ? '' : factText(name, value, now);
    return text === '' ? [] : [{ name: wordsOf(name).replace(/ at$/, ''), text }];
  });
}

function checkFacts({ reading, about, dependsOn, seen, now }: FactInput): Fact[] {
  const takenAt = Math.max(reading.takenAt, seen.get(reading.id) ?? 0);
  const looks = `${ago(now - takenAt)}, took ${latency(reading.tookMs)}, every ${span(reading.intervalMs)}`;
  return [
    { name: 'id', text: reading.id },
    { name: 'looked', text: looks },
    ...(about === null
      ? []
      : [
          { name: 'what', text: about.about },
          { name: 'limits', text: limitsText(about.thresholds, reading.unit) },
          { name: 'deadline', text: span(about.timeoutMs) },
          { name: 'from', text: about.configured ? 'your configuration' : 'found on this machine' },
        ]),
    ...dependsOn.map(({ title, status }) => ({ name: 'depends on', text: `${title}, ${status}` })),
  ];
}

/** `warning from 85 %, critical from 95 %, back 3 % below`. */
export function limitsText({ warning, critical, bad, hysteresis }: Thresholds, unit: string | undefined): string {
  const word = bad === 'below' ? 'at or below' : 'from';
  const limits = [
    ...(warning === null ? [] : [`warning ${word} ${quantity(warning, unit)}`]),
    ...(critical === null ? [] : [`critical ${word} ${quantity(critical, unit)}`]),
  ];
  if (limits.length === 0) return 'none on the number';
  const back = hysteresis
    ? [`better again ${quantity(hysteresis, unit)} ${bad === 'below' ? 'above' : 'below'} it`]
    : [];
  return [...limits, ...back].join(', ');
}

function scoreFacts({ reading, score, now }: FactInput): Fact[] {
  const critical = reading.critical ? [{ name: 'critical', text: 'when it fails, the whole status is critical' }] : [];
  if (reading.component === null) return [{ name: 'counts', text: 'not part of the score' }, ...critical];
  if (isPaused(reading, now)) return [{ name: 'counts', text: 'for nothing while it is paused' }, ...critical];
  const item = explain(score)
    .parts.flatMap((part) => part.items)
    .find(({ id }) => id === reading.id);
  const counts = { name: 'counts', text: `for ${reading.component}` };
  if (item === undefined) return [counts, ...critical];
  const worth =
    item.status === 'unknown'
      ? 'nothing while it is unknown'
      : item.lost === 0
        ? `brings all its ${points(item.full)} points`
        : `brings ${points(item.earned)} of ${points(item.full)} points, costs ${points(item.lost)}`;
  return [{ name: 'counts', text: `for ${reading.component}: ${worth}` }, ...critical];
}

const evidence = ({ evidence: raw }: Reading): Fact[] =>
  (raw ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((text) => ({ name: '', text }));
