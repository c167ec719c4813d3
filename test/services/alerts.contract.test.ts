import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { openState } from '#services/adapters/state/open-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';
import type { State } from '#services/ports/state.ts';

import { readingWith } from '../support/reading.ts';

const T0 = Date.UTC(2026, 0, 5, 10);
const at = (seconds: number): number => T0 + seconds * 1000;

function inFile(): State {
  const dir = mkdtempSync(join(tmpdir(), 'cpm-state-'));
  const state = openState({ dir, clock: new ManualClock() });
  onTestFinished(() => {
    state.close();
    rmSync(dir, { recursive: true });
  });
  return state;
}

const critical = (seconds: number, parts: Parameters<typeof readingWith>[0] = {}) =>
  readingWith({ status: 'critical', summary: 'refused', takenAt: at(seconds), since: at(30), ...parts });

describe.each([
  ['the file', inFile],
  ['the fake', fakeState],
])('alerts of the state: %s', (_name, open) => {
  it('opens an incident after three failing looks and a minute, and closes it after as much that is good', () => {
    const state = open();
    const incident = { id: 'i-1', checkId: 'http:api', title: 'api', openedAt: at(30), severity: 'critical', count: 1 };
    state.record([readingWith({ takenAt: at(0) })]);
    for (const second of [30, 60]) state.record([critical(second)]);
    expect(state.incidents(0)).toEqual([]);
    state.record([critical(90, { summary: 'still refused' })]);
    expect(state.incidents(0)).toMatchObject([{ ...incident, summary: 'still refused', closedAt: null }]);
    state.record([critical(120, { summary: 'refused again', evidence: 'ECONNREFUSED' })]);
    for (const second of [150, 180, 210, 240, 270, 300, 330, 360, 390, 420])
      state.record([readingWith({ status: 'warning', takenAt: at(second) })]);
    expect(state.incidents(0)).toMatchObject([{ ...incident, summary: 'refused again', closedAt: at(150) }]);
    expect(state.incidents(at(151))).toEqual([]);
    expect(state.alerts.proof('i-1')).toEqual({
      first: { at: at(90), status: 'critical', summary: 'still refused', evidence: null },
      last: { at: at(120), status: 'critical', summary: 'refused again', evidence: 'ECONNREFUSED' },
    });
    expect(state.alerts.events(0, 10)).toMatchObject([
      { seq: 1, at: at(90), kind: 'opened', incident: 'i-1', about: 'http:api', quiet: null },
      { seq: 2, kind: 'resolved', incident: 'i-1', severity: 'info', quiet: null },
    ]);
    expect(state.alerts.events(1, 10)).toHaveLength(1);
    expect(state.alerts.events(0, 1)).toHaveLength(1);
    expect(state.alerts.timeline('i-1')).toEqual(state.alerts.events(0, 10));
    expect(state.alerts.timeline('i-2')).toEqual([]);
  });

  const down = (state: State, from: number, parts: Parameters<typeof readingWith>[0] = {}) => {
    for (const second of [0, 30, 60]) state.record([critical(from + second, { since: at(from), ...parts })]);
  };
  const up = (state: State, from: number, seconds: number, parts: Parameters<typeof readingWith>[0] = {}) => {
    for (let second = from; second <= from + seconds; second += 30)
      state.record([readingWith({ takenAt: at(second), ...parts })]);
  };

  it('counts incidents on, newest first', () => {
    const state = open();
    down(state, 0, { id: 'a:1' });
    down(state, 30, { id: 'a:2' });
    up(state, 90, 300, { id: 'a:1' });
    down(state, 420, { id: 'a:1' });
    expect(state.incidents(0).map(({ id, checkId, closedAt }) => [id, checkId, closedAt === null])).toEqual([
      ['i-3', 'a:1', true],
      ['i-2', 'a:2', true],
      ['i-1', 'a:1', false],
    ]);
  });

  it('answers of those that are over the ones that ended last, and always what is open', () => {
    const state = open();
    down(state, 0, { id: 'a:open' });
    for (const [n, id] of ['a:1', 'a:2', 'a:3'].entries()) {
      down(state, 1000 * n, { id });
      up(state, 1000 * n + 90, 300, { id });
    }
    const ids = (most?: number) => state.incidents(0, most).map(({ checkId }) => checkId);
    expect(ids()).toEqual(['a:3', 'a:2', 'a:1', 'a:open']);
    expect(ids(2)).toEqual(['a:3', 'a:2', 'a:open']);
    expect(ids(0)).toEqual(['a:open']);
    expect(ids()).toHaveLength(4);
  });

  it('neither opens nor closes for an unknown reading', () => {
    const state = open();
    const unknown = (second: number) => readingWith({ status: 'unknown', takenAt: at(second) });
    state.record([critical(0)]);
    for (const second of [30, 60, 90]) state.record([unknown(second)]);
    expect(state.incidents(0)).toEqual([]);
    for (const second of [120, 150]) state.record([critical(second)]);
    expect(state.incidents(0)).toHaveLength(1);
    for (let second = 180; second < 900; second += 30) state.record([unknown(second)]);
    expect(state.incidents(0)[0]?.closedAt).toBeNull();
  });

  it('begins to count again after a gap', () => {
    const state = open();
    for (const second of [0, 30]) state.record([critical(second)]);
    for (const second of [600, 630]) state.record([critical(second)]);
    expect(state.incidents(0)).toEqual([]);
    state.record([critical(660)]);
    expect(state.incidents(0)).toHaveLength(1);
  });

  it('opens nothing for a paused check or one that another explains, and still closes', () => {
    const state = open();
    const suppressed = { data: { suppressedBy: 'tcp:gateway' } };
    down(state, 0, suppressed);
    down(state, 0, { id: 'a:1', pausedUntil: at(900) });
    expect(state.incidents(0)).toEqual([]);
    expect(state.alerts.events(0, 9)).toMatchObject([
      { kind: 'suppressed', incident: null, quiet: 'depends on tcp:gateway' },
    ]);
    down(state, 90);
    expect(state.incidents(0)).toHaveLength(1);
    state.record([critical(180, suppressed)]);
    up(state, 210, 300, suppressed);
    expect(state.incidents(0)[0]?.closedAt).toBe(at(210));
  });

  it('acknowledges once, with an end, and takes it back', () => {
    const state = open();
    down(state, 0);
    state.acknowledge('i-1', at(70), 'ana', at(600));
    state.acknowledge('i-1', at(80), 'ben');
    expect(state.incidents(0)[0]).toMatchObject({
      acknowledgedAt: at(70),
      acknowledgedBy: 'ana',
      acknowledgedUntil: at(600),
    });
    for (let second = 90; second <= 600; second += 30) state.record([critical(second)]);
    expect(state.incidents(0)[0]?.acknowledgedAt).toBeNull();
    state.acknowledge('i-1', at(610), 'ben');
    state.acknowledge('i-1', null);
    state.acknowledge('i-9', at(610), 'ben');
    expect(state.incidents(0)[0]?.acknowledgedBy).toBeNull();
    expect(state.alerts.events(1, 9).map(({ kind }) => kind)).toEqual([
      'acknowledged',
      'unacknowledged',
      'acknowledged',
      'unacknowledged',
    ]);
  });

  it('writes into the timeline when a silence begins, is taken back, and ends by itself; not while another holds', () => {
    const state = open();
    down(state, 0);
    const silence = { scope: 'http:*', kind: 'silence', by: 'ana', reason: 'noisy' } as const;
    const long = state.alerts.addQuiet({ ...silence, from: at(70), to: at(670) });
    const short = state.alerts.addQuiet({
      ...silence,
      scope: 'http:api',
      by: 'ben',
      reason: '',
      from: at(80),
      to: at(140),
    });
    state.alerts.addQuiet({ ...silence, scope: 'tcp:*', from: at(80), to: at(100) });
    for (const second of [90, 120, 150]) state.record([critical(second)]);
    const said = () =>
      state.alerts.timeline('i-1').map(({ at: when, kind, summary }) => [(when - T0) / 1000, kind, summary]);
    const begun = [
      [70, 'silenced', 'by ana, for 10 min: noisy'],
      [80, 'silenced', 'by ben, for 1 min'],
    ];
    expect(said().slice(1)).toEqual(begun);
    state.alerts.endQuiet(long.id, at(155), 'cat');
    state.alerts.endQuiet(long.id, at(156), 'cat');
    state.alerts.endQuiet(short.id, at(156), 'cat');
    state.alerts.addQuiet({ ...silence, from: at(160), to: at(200) });
    for (const second of [180, 210, 240]) state.record([critical(second)]);
    expect(said().slice(3)).toEqual([
      [155, 'unsilenced', 'taken back by cat'],
      [160, 'silenced', 'by ana, for 1 min: noisy'],
      [200, 'unsilenced', 'the silence by ana ended'],
    ]);
    expect(state.alerts.quiets(at(240))).toEqual([]);
  });

  it('answers one incident by its name, open or over', () => {
    const state = open();
    down(state, 0);
    expect(state.alerts.incident('i-1')).toMatchObject({ id: 'i-1', checkId: 'http:api', closedAt: null });
    up(state, 90, 400);
    expect(state.alerts.incident('i-1')?.closedAt).toBe(at(90));
    for (const none of ['i-2', 'i-', '1', '']) expect(state.alerts.incident(none)).toBeNull();
  });

  it('writes a note, and refuses one for no incident', () => {
    const state = open();
    down(state, 0);
    state.alerts.note('i-1', 'the disk was swapped', 'ana', at(70));
    expect(state.incidents(0)[0]?.note).toBe('the disk was swapped');
    state.alerts.note('i-1', null, 'ana', at(80));
    expect(state.incidents(0)[0]?.note).toBeNull();
    expect(() => state.alerts.note('i-2', 'x', 'ana', at(90))).toThrow(
      expect.objectContaining({ code: 'no-incident' }),
    );
  });

  it('keeps quiet while a quiet holds, and tells once it is over what still fails', () => {
    const state = open();
    const silence = { scope: 'http:*', from: at(0), to: at(300), kind: 'silence', by: 'ana', reason: 'noisy' } as const;
    const added = state.alerts.addQuiet(silence);
    state.alerts.addQuiet({ ...silence, scope: 'tcp:*', from: at(1000), to: at(2000) });
    expect(state.alerts.quiets(at(10))).toEqual([added]);
    expect(state.alerts.quiets(at(300))).toEqual([]);
    down(state, 0);
    expect(state.incidents(0)).toHaveLength(1);
    expect(state.alerts.events(0, 9)).toMatchObject([{ kind: 'opened', quiet: 'silenced' }]);
    for (let second = 90; second <= 330; second += 30) state.record([critical(second)]);
    expect(state.alerts.events(1, 9)).toMatchObject([
      { at: at(300), kind: 'unsilenced', incident: 'i-1', summary: 'the silence by ana ended' },
      { at: at(300), kind: 'opened', incident: 'i-1', quiet: null },
    ]);
  });

  it('ends a quiet early', () => {
    const state = open();
    const { id } = state.alerts.addQuiet({
      scope: '*',
      from: at(0),
      to: at(9000),
      kind: 'maintenance',
      by: 'push-1',
      reason: 'push',
    });
    down(state, 0);
    state.alerts.endQuiet(id, at(70));
    expect(state.alerts.quiets(at(70))).toEqual([]);
    state.record([critical(90)]);
    expect(state.alerts.events(0, 9).map(({ kind, quiet }) => [kind, quiet])).toEqual([
      ['opened', 'maintenance'],
      ['opened', null],
    ]);
  });

  it('reminds, and judges the overall score when told below what it is too low', () => {
    const state = open();
    state.alerts.adopt({ ...DEFAULT_ALERTS, remindersMs: [60_000], score: { healthyAbove: 85, criticalBelow: 70 } });
    for (let second = 0; second <= 150; second += 10) state.record([critical(second, { intervalMs: 10_000 })]);
    expect(
      state
        .incidents(0)
        .map(({ checkId }) => checkId)
        .toSorted(),
    ).toEqual(['http:api', 'score:overall']);
    expect(
      state.alerts
        .events(0, 99)
        .filter(({ kind }) => kind === 'reminder')
        .map(({ about }) => about),
    ).toContain('http:api');
  });

  it('tells what no reading caused', () => {
    const { alerts } = open();
    const event = {
      at: at(1),
      kind: 'run-started',
      incident: null,
      about: 'push-1',
      title: 'push',
      summary: 'began',
      severity: 'info',
      quiet: null,
    } as const;
    expect(alerts.announce(event)).toEqual({ ...event, seq: 1 });
    expect(alerts.events(0, 9)).toEqual([{ ...event, seq: 1 }]);
  });
});
