import { describe, expect, test } from 'vitest';

import { ownAncestors, whyNoSignal } from '#domain/processes/guard.ts';
import { hadEffect, KILL_SIGNALS, meaningOf, signalNamed, standOf } from '#domain/processes/signals.ts';

const one = { pid: 4127, parent: 3522, startedAt: 5, state: 'S' };

test('signals are known as people write them, and no others', () => {
  expect(signalNamed('term')).toBe('TERM');
  expect(signalNamed(' SIGHUP ')).toBe('HUP');
  for (const text of ['', '9', 'SIGSEGV', 'SIGSIGTERM']) expect(signalNamed(text)).toBeNull();
  for (const signal of KILL_SIGNALS) expect(meaningOf(signal).about).not.toBe('');
});

test('a process stands as its state and its start say', () => {
  expect(standOf(one, one)).toBe('running');
  expect(standOf(one, { ...one, state: 'T' })).toBe('stopped');
  expect(standOf(one, { ...one, state: 'Z' })).toBe('ended');
  expect(standOf(one, { ...one, startedAt: 6 })).toBe('ended');
  expect(standOf(one, null)).toBe('ended');
});

test('only what a signal is sent for is its effect', () => {
  expect(hadEffect('TERM', 'ended')).toBe(true);
  expect(hadEffect('TERM', 'running')).toBe(false);
  expect(hadEffect('STOP', 'stopped')).toBe(true);
  expect(hadEffect('STOP', 'ended')).toBe(false);
  expect(hadEffect('CONT', 'running')).toBe(true);
  expect(hadEffect('HUP', 'running')).toBe(true);
});

describe('guard', () => {
  test('ourselves, the first one, the kernel and the dead take no signal', () => {
    expect(whyNoSignal({ ...one, own: true })).toContain('q quits');
    expect(whyNoSignal({ ...one, pid: 1 })).toContain('whole machine');
    expect(whyNoSignal({ ...one, kernel: true })).toContain('kernel');
    expect(whyNoSignal({ ...one, state: 'Z' })).toContain('3522');
    expect(whyNoSignal(one)).toBeNull();
  });

  test('what we run in is known, also when the parents go round in a circle', () => {
    const all = [
      { pid: 9, parent: 5, state: 'S', own: true },
      { pid: 5, parent: 3, state: 'S' },
      { pid: 3, parent: 1, state: 'S' },
      { pid: 1, parent: 0, state: 'S' },
      { pid: 7, parent: 1, state: 'S' },
    ];
    expect([...ownAncestors(all)]).toEqual([5, 3, 1]);
    expect([
      ...ownAncestors([
        { ...all[0]!, parent: 5 },
        { ...all[1]!, parent: 9 },
      ]),
    ]).toEqual([5, 9]);
    expect(ownAncestors([one])).toEqual(new Set());
  });
});
