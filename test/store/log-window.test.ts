import { describe, expect, it } from 'vitest';

import { EVERY_LINE } from '#domain/logs/query.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeLogs } from '#services/fakes/logs.ts';
import { LogWindow } from '#store/log-window.ts';

import { until } from '../support/lab/until.ts';

const START = Date.UTC(2026, 10, 20, 10);
const SOURCE = { type: 'file', name: 'api', path: '/var/log/api.log' } as const;
const line = (index: number) =>
  `${new Date(START + index * 1000).toISOString()} ${index % 100 === 50 ? 'ERROR' : 'INFO'} line ${index}`;
const numbers = (window: LogWindow) => window.get().lines.map(({ text }) => Number(/line (\d+)/.exec(text)?.[1]));

async function opened(count: number) {
  const clock = new ManualClock(START);
  const texts = Array.from({ length: count }, (_, index) => line(index));
  const logs = fakeLogs(clock, () => Promise.resolve(texts));
  const window = new LogWindow(await logs.open([SOURCE], AbortSignal.timeout(60_000)), clock);
  await window.toEnd();
  return { window, texts, clock };
}

describe('the part of a log that is held', () => {
  it('begins at the end and reads on above without a gap, up to the start', async () => {
    const { window } = await opened(3000);
    expect(numbers(window).at(-1)).toBe(2999);
    while (!window.get().atStart) await window.older();
    expect(numbers(window)).toEqual(Array.from({ length: 3000 }, (_, index) => index));
    window.close();
  });

  it('holds no more than some thousand lines, whichever way it is read', async () => {
    const { window } = await opened(6000);
    while (!window.get().atStart) await window.older();
    expect(numbers(window)[0]).toBe(0);
    expect(window.get().lines.length).toBeLessThanOrEqual(4000);
    expect(window.get().atEnd).toBe(false);
    while (!window.get().atEnd) await window.newer();
    const held = numbers(window);
    expect(held.at(-1)).toBe(5999);
    expect(held).toEqual(held.map((_, index) => (held[0] ?? 0) + index));
    window.close();
  });

  it('goes to a time, to the start and back to the end', async () => {
    const { window } = await opened(3000);
    const mark = await window.toTime(START + 1_500_000);
    expect(window.get().lines.find((each) => each.mark === mark)?.text).toContain('line 1500');
    await window.toStart();
    expect([numbers(window)[0], window.get().atStart]).toEqual([0, true]);
    await window.toEnd();
    expect([numbers(window).at(-1), window.get().following]).toEqual([2999, true]);
    window.close();
  });

  it('finds the next error and the one before, with what stands around it', async () => {
    const { window } = await opened(3000);
    window.still();
    const errors = { ...EVERY_LINE, atLeast: 'error' } as const;
    const last = await window.find(errors, null, 'up');
    const before = await window.find(errors, last, 'up');
    const textOf = (mark: string | null) => window.get().lines.find((each) => each.mark === mark)?.text;
    expect(textOf(last)).toContain('line 2950');
    expect(textOf(before)).toContain('line 2850');
    expect(await window.find({ ...EVERY_LINE, text: 'no such words' }, null, 'up')).toBe(null);
    window.close();
  });

  it('shows only what a filter lets through, around the line a person is at', async () => {
    const { window } = await opened(3000);
    await window.toTime(START + 1_550_000);
    const at = window.get().lines.find(({ text }) => text.includes('line 1550')) ?? null;
    await window.filter({ ...EVERY_LINE, atLeast: 'error' }, at);
    expect(numbers(window).slice(14, 17)).toEqual([1450, 1550, 1650]);
    window.close();
  });

  it('adds what is written while it follows, and nothing when it does not', async () => {
    const { window, texts, clock } = await opened(10);
    texts.push(line(10), line(11));
    await until(async () => {
      await clock.pass(250);
      return numbers(window).at(-1) === 11;
    }, 'what was written did not come');
    window.still();
    texts.push(line(12));
    await clock.pass(1000);
    expect(numbers(window).at(-1)).toBe(11);
    window.close();
  });

  it('draws a flood less often, and ends with its last line', async () => {
    const { window, texts, clock } = await opened(10);
    const draws = async (linesEach: number): Promise<number> => {
      let drawn = 0;
      const stop = window.subscribe(() => (drawn += 1));
      const from = texts.length;
      for (let step = 0; step < 40; step += 1) {
        for (let n = 0; n < linesEach; n += 1) texts.push(line(texts.length));
        await clock.pass(50);
      }
      await until(async () => {
        await clock.pass(50);
        return numbers(window).at(-1) === texts.length - 1;
      }, `lines from ${from} on did not come`);
      stop();
      return drawn;
    };
    const few = await draws(1);
    await draws(1000);
    expect(await draws(1000)).toBeLessThan(few);
    window.close();
  });

  it('says why a wish could not be met, and keeps what it has', async () => {
    const { window } = await opened(10);
    await window.filter({ text: '(', regex: true, atLeast: null }, null);
    expect(window.get().problem).toContain('( is no regular expression');
    expect(window.get().lines.length).toBe(10);
    window.close();
  });
});
