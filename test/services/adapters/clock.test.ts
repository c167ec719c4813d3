import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, test, vi } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';

test('tells both times, and the monotonic one goes on', () => {
  const clock = realClock();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(60_000);
  const first = clock.monotonic();
  expect(clock.monotonic()).toBeGreaterThanOrEqual(first);
});

test('calls back once, in the order of time, and not what was cancelled', async () => {
  const clock = realClock();
  const heard: string[] = [];
  clock.after(30, () => heard.push('later'));
  clock.after(-5, () => heard.push('soon'));
  clock.after(1, () => heard.push('never'))();
  await expect.poll(() => heard).toContain('later');
  expect(heard).toEqual(['soon', 'later']);
});

test('a wait longer than the timers of Node can count does not end at once', () => {
  vi.useFakeTimers();
  try {
    const called = vi.fn<() => void>();
    const cancel = realClock().after(2 ** 31 + 5000, called);
    vi.advanceTimersByTime(2 ** 31);
    expect(called).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5000);
    expect(called).toHaveBeenCalledOnce();
    cancel();
    realClock().after(2 ** 31 + 5000, called)();
    vi.advanceTimersByTime(2 ** 32);
    expect(called).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});

test('what waits does not keep a program alive', () => {
  const module = fileURLToPath(import.meta.resolve('#services/adapters/clock.ts'));
  const script = `import(${JSON.stringify(module)}).then((m) => { m.realClock().after(3_600_000, () => {}); console.log('waits'); })`;
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 20_000 })).toBe('waits\n');
});
