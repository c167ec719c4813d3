import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

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
])('state: %s', (_name, open) => {
  it('keeps the newest reading of each check', () => {
    const state = open();
    state.record([readingWith({ id: 'a:1', takenAt: at(1) }), readingWith({ id: 'a:2' })]);
    state.record([readingWith({ id: 'a:1', takenAt: at(2), summary: 'new' })]);
    state.record([readingWith({ id: 'a:1', takenAt: at(1), summary: 'late' })]);
    expect(state.readings().map(({ id, summary }) => [id, summary])).toEqual([
      ['a:1', 'new'],
      ['a:2', 'answers'],
    ]);
  });

  it('goes on when the clock was set back: a reading from the future does not stand for ever', () => {
    const state = open();
    state.record([readingWith({ takenAt: at(86_400), summary: 'from tomorrow' })]);
    state.record([readingWith({ takenAt: at(0), summary: 'now' })]);
    expect(state.readings()[0]?.summary).toBe('now');
  });

  it('gives a reading back as it was', () => {
    const state = open();
    const reading = readingWith({ value: 91.5, unit: '%', data: { mount: '/data', list: [1, null] }, evidence: 'x' });
    state.record([reading]);
    expect(state.readings()).toEqual([reading]);
  });

  it('keeps samples, oldest first, the newest when there are too many', () => {
    const state = open();
    for (const second of [0, 10, 20, 30])
      state.record([readingWith({ takenAt: at(second), value: second, status: second > 10 ? 'warning' : 'ok' })]);
    expect(state.history('http:api', at(10), 10)).toEqual([
      { at: at(10), value: 10, status: 'ok' },
      { at: at(20), value: 20, status: 'warning' },
      { at: at(30), value: 30, status: 'warning' },
    ]);
    expect(state.history('http:api', 0, 2).map(({ value }) => value)).toEqual([20, 30]);
    expect(state.history('http:other', 0, 2)).toEqual([]);
  });

  it('keeps no sample of a paused check and no value where there was none', () => {
    const state = open();
    state.record([readingWith({ takenAt: at(0), status: 'unknown' })]);
    state.record([readingWith({ takenAt: at(10), pausedUntil: at(900) })]);
    expect(state.history('http:api', 0, 10)).toEqual([{ at: at(0), value: null, status: 'unknown' }]);
    expect(state.readings()[0]?.pausedUntil).toBe(at(900));
  });

  it('pauses, resumes and keeps named values', () => {
    const state = open();
    state.pause('a:1', at(60));
    state.pause('a:2', at(90));
    state.pause('a:1', null);
    expect(state.pauses()).toEqual({ 'a:2': at(90) });
    expect(state.get('layout')).toBeNull();
    state.set('layout', 'wide');
    state.set('layout', 'narrow');
    expect(state.get('layout')).toBe('narrow');
  });

  it('forgets checks that no longer exist and ends their incidents', () => {
    const state = open();
    for (const second of [0, 30, 60]) state.record([critical(second), readingWith({ id: 'a:1', takenAt: at(second) })]);
    state.pause('http:api', at(900));
    state.retain(['a:1']);
    expect(state.readings().map(({ id }) => id)).toEqual(['a:1']);
    expect(state.pauses()).toEqual({});
    expect(state.incidents(0)[0]?.closedAt).not.toBeNull();
  });

  it('keeps a list of a day as it last was, oldest day first', () => {
    const { checklist } = open();
    const row = (item: string, status: 'ok' | 'warning' = 'ok') => ({
      item,
      status,
      value: 1.5,
      summary: 'x',
      accepted: false,
    });
    checklist.keep('daily', '2026-01-05', at(0), [row('logs'), row('disk', 'warning')]);
    checklist.keep('daily', '2026-01-05', at(9), [row('services'), row('disk')]);
    checklist.keep('daily', '2026-01-04', at(0), [{ ...row('disk'), value: null, accepted: true }]);
    checklist.keep('weekly', '2026-01-05', at(0), [row('old-logs')]);
    expect(checklist.days('daily', '2026-01-04')).toEqual([
      { day: '2026-01-04', at: at(0), rows: [{ ...row('disk'), value: null, accepted: true }], signed: null },
      { day: '2026-01-05', at: at(9), rows: [row('services'), row('disk')], signed: null },
    ]);
    expect(checklist.days('daily', '2026-01-05')).toHaveLength(1);
    expect(checklist.days('monthly', '2026-01-01')).toEqual([]);
  });

  it('lets the first who signs a day sign it', () => {
    const { checklist } = open();
    const ana = { by: 'ana', at: at(1), note: 'quiet' };
    expect(checklist.sign('daily', '2026-01-05', ana)).toEqual({ signed: ana, isNew: true });
    expect(checklist.sign('daily', '2026-01-05', { by: 'ben', at: at(2), note: '' })).toEqual({
      signed: ana,
      isNew: false,
    });
    expect(checklist.days('daily', '2026-01-05')).toEqual([{ day: '2026-01-05', at: at(1), rows: [], signed: ana }]);
    expect(checklist.sign('daily', '2026-01-05', null).signed).toBeNull();
    expect(checklist.sign('daily', '2026-01-05', { by: 'ben', at: at(2), note: '' }).isNew).toBe(true);
  });

  it('keeps what was accepted of a list and answered on a day', () => {
    const { checklist } = open();
    const accepted = { by: 'ana', until: at(60), note: 'ordered' };
    checklist.accept('daily', 'disk', { ...accepted, note: '' });
    checklist.accept('daily', 'disk', accepted);
    checklist.accept('daily', 'logs', accepted);
    checklist.accept('daily', 'logs', null);
    expect(checklist.acceptances('daily')).toEqual({ disk: accepted });
    expect(checklist.acceptances('weekly')).toEqual({});
    const said = { yes: false, by: 'ana', at: at(3) };
    checklist.answer('weekly', '2026-01-05', 'dependencies', { ...said, yes: true });
    checklist.answer('weekly', '2026-01-05', 'dependencies', said);
    expect(checklist.answers('weekly', '2026-01-05')).toEqual({ dependencies: said });
    expect(checklist.answers('weekly', '2026-01-12')).toEqual({});
  });

  it('hands the lease to one who asks alone', () => {
    const state = open();
    expect(state.takeLease()).toBeNull();
    expect(state.takeLease()).toBeNull();
    state.releaseLease();
    expect(state.notice).toBeNull();
  });
});
