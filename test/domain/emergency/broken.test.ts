import { describe, expect, it } from 'vitest';

import { brokenIn } from '#domain/emergency/broken.ts';
import { choicesOf } from '#domain/emergency/choices.ts';
import { brokenSentence, calmSentence } from '#domain/emergency/sentence.ts';

import { NOON, reading } from '../../support/readings.ts';

const down = { status: 'critical', summary: 'failed' } as const;
const ids = (about: string | null, ...readings: Parameters<typeof brokenIn>[0]) =>
  brokenIn(readings, about, NOON).map(({ id }) => id);

describe('what is broken', () => {
  const api = reading('service:api', down);
  const disk = reading('disk:/data', down);
  const warm = reading('cpu:host', { status: 'warning' });

  it('has the worst first: critical, marked critical, what others need', () => {
    expect(ids(null, warm, disk, api)).toEqual(['service:api', 'disk:/data', 'cpu:host']);
    expect(ids(null, api, { ...disk, critical: true })).toEqual(['disk:/data', 'service:api']);
  });

  it('puts what another failure explains behind that', () => {
    const web = reading('service:web', { ...down, critical: true, data: { suppressedBy: 'disk:/data' } });
    expect(ids(null, web, disk)).toEqual(['disk:/data', 'service:web']);
  });

  it('begins with what a person came from while it fails', () => {
    expect(ids('cpu:host', api, warm)).toEqual(['cpu:host', 'service:api']);
    expect(ids('disk:/', api, reading('disk:/'))).toEqual(['service:api']);
  });

  it('leaves out what is fine, unknown, paused or not set up', () => {
    expect(
      ids(
        null,
        reading('disk:/'),
        reading('service:a', { status: 'unknown' }),
        reading('service:b', { ...down, pausedUntil: NOON + 1 }),
        reading('service:c', { ...down, data: { excluded: true } }),
      ),
    ).toEqual([]);
  });

  it('is one sentence with its age', () => {
    const since = NOON - 4 * 60_000;
    expect(brokenSentence(reading('service:api', { ...down, since, data: { state: 'failed' } }), NOON)).toBe(
      'api failed 4 m ago',
    );
    expect(brokenSentence(reading('disk:/data', { ...down, since, summary: '97 % used' }), NOON)).toBe(
      '/data: 97 % used, for 4 m',
    );
    expect(brokenSentence(reading('service:api', { ...down, since: NOON, data: { state: 'crash-loop' } }), NOON)).toBe(
      'api keeps crashing just now',
    );
  });

  it('never calls fine what could not be looked at', () => {
    expect(calmSentence(0)).toBe('Nothing is broken.');
    expect(calmSentence(3)).toBe('Nothing is known to be broken; 3 checks could not look.');
  });
});

describe('the choices', () => {
  const calm = {
    broken: [],
    diagnosis: null,
    noDiagnosis: null,
    restarts: [],
    readOnly: false,
    outlook: null,
    quick: ['status'],
  };

  it('keep their numbers, whatever is off', () => {
    const broken = [reading('service:api', down)];
    for (const situation of [calm, { ...calm, broken }, { ...calm, broken, readOnly: true, noDiagnosis: 'no answer' }])
      expect(choicesOf(situation).map(({ id, number }) => `${number} ${id}`)).toEqual([
        '1 fix',
        '2 restart',
        '3 recovery',
        '4 look',
        '5 quick',
      ]);
  });

  it('have quick commands always, and the rest off with its reason where nothing is broken', () => {
    expect(choicesOf(calm).map(({ off }) => off)).toEqual([
      'nothing is broken',
      'nothing is broken',
      'nothing is broken',
      'nothing is broken',
      null,
    ]);
  });

  it('only look where the console is read-only', () => {
    const situation = { ...calm, broken: [reading('service:api', down)], restarts: ['service:api'], readOnly: true };
    expect(choicesOf(situation).filter(({ off }) => off === null)).toMatchObject([{ id: 'look' }, { id: 'quick' }]);
  });
});
