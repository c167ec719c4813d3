import { EventEmitter } from 'node:events';

import { describe, expect, it } from 'vitest';

import { askHiddenOn, HiddenLine } from '../../src/launcher/ask-hidden.ts';
import { readInput } from '../../src/launcher/read-input.ts';

const PASTE = (text: string) => `\u001B[200~${text}\u001B[201~`;
const typed = (...parts: string[]) => {
  const line = new HiddenLine();
  return parts.map((part) => line.take(part)).at(-1);
};

describe('a hidden line', () => {
  it.each([
    ['typed', ['ab', 'c\r'], 'abc'],
    ['with a slip mended', ['abx\u007Fc\r'], 'abc'],
    ['begun anew', ['wrong\u0015right\n'], 'right'],
    ['pasted', [PASTE('token'), '\r'], 'token'],
    ['pasted with line breaks, which stay for the check to judge', [PASTE('to\nken\n'), '\r'], 'to\nken\n'],
    ['pasted in parts that cut the marks', ['\u001B[20', '0~tok', 'en\u001B[2', '01~', '\r'], 'token'],
    ['pasted with letters of control', [PASTE('a\u0003b'), '\r'], 'a\u0003b'],
    ['ended with ctrl-d', ['abc\u0004'], 'abc'],
  ])('%s', (_what, parts, answer) => {
    expect(typed(...parts)).toBe(answer);
  });

  it.each([['\u0003'], ['abc\u0003'], ['\u0004'], ['\u001B']])('%j leaves', (text) => {
    expect(typed(text)).toBeNull();
  });

  it('goes on until it is ended', () => {
    expect(typed('abc')).toBeUndefined();
  });

  it('keeps no megabyte', () => {
    expect(String(typed('x'.repeat(1_000_000), '\r')).length).toBeLessThan(70_000);
  });
});

class Keyboard extends EventEmitter {
  readonly isTTY = true as const;
  readonly modes: boolean[] = [];
  setRawMode(mode: boolean): this {
    this.modes.push(mode);
    return this;
  }
  resume(): this {
    return this;
  }
  pause(): this {
    return this;
  }
}

function asking() {
  const input = new Keyboard();
  const stop = new AbortController();
  let shown = '';
  const output = { isTTY: true as const, write: (text: string) => ((shown += text), true) };
  const ask = askHiddenOn(input as unknown as NodeJS.ReadStream, output, stop.signal);
  return { input, stop, ask, shown: () => shown };
}

it('shows nothing of what is typed, and leaves the terminal as it was', async () => {
  const { input, ask, shown } = asking();
  const answer = ask?.('Value: ');
  input.emit('data', Buffer.from('sesame\r'));
  expect(await answer).toBe('sesame');
  expect(shown()).not.toContain('sesame');
  expect(input.modes).toEqual([true, false]);
  expect(input.listenerCount('data')).toBe(0);
});

it('ends with the program', async () => {
  const { input, stop, ask } = asking();
  const answer = ask?.('Value: ');
  stop.abort();
  expect(await answer).toBeNull();
  expect(input.modes).toEqual([true, false]);
});

it('reads standard input to its end, and no more than it may', async () => {
  const parts = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from('abc');
    await Promise.resolve();
    yield Buffer.from('defgh');
  };
  expect(await readInput(parts(), 100)).toBe('abcdefgh');
  expect(await readInput(parts(), 4)).toBe('abcde');
});
