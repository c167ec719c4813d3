import { describe, expect, it } from 'vitest';

import { RunLog } from '#store/run-log.ts';

const ESC = '\u001b';
const texts = (log: RunLog) => log.lines.map(({ text }) => text);

describe('the log of a run', () => {
  it('puts pieces together to lines and keeps streams apart', () => {
    const log = new RunLog();
    log.push('a', 'command', 'npm test\n');
    log.push('a', 'output', 'one\ntw');
    log.push('a', 'output', 'o\nthr');
    log.push('b', 'output', 'other\n');
    expect(log.lines.map(({ number, step, kind, text }) => `${number} ${step} ${kind} ${text}`)).toEqual([
      '0 a command npm test',
      '1 a output one',
      '2 a output two',
      '3 a output thr',
      '4 b output other',
    ]);
  });

  it('shows a line as a terminal would leave it', () => {
    const log = new RunLog();
    log.push(
      'a',
      'output',
      `${ESC}[32mok${ESC}[0m ${ESC}]8;;http://x${ESC}\\link${ESC}]8;;${ESC}\\\r\n 10 %\r 90 %\r100 %\r\n\n`,
    );
    expect(texts(log)).toEqual(['ok link', '100 %', '']);
  });

  it('keeps its array until something comes, and tells once', () => {
    const log = new RunLog();
    let told = 0;
    log.subscribe(() => (told += 1));
    log.push('a', 'output', 'x\n');
    const before = log.lines;
    expect(log.lines).toBe(before);
    log.tell();
    log.tell();
    expect(told).toBe(1);
    log.push('a', 'output', 'y\n');
    expect(log.lines).not.toBe(before);
  });

  it('keeps the end of a flood and counts on', () => {
    const log = new RunLog();
    const lines = 400_000;
    for (let at = 0; at < lines; at += 100)
      log.push(
        'a',
        'output',
        Array.from({ length: 100 }, (_, index) => `line ${at + index} ${'.'.repeat(40)}\n`).join(''),
      );
    const kept = log.lines;
    expect(kept.length).toBeLessThan(6000);
    expect(kept.at(-1)?.text).toContain(`line ${lines - 1} `);
    expect(kept.at(-1)?.number).toBe(lines - 1);
    expect(kept[0]?.number).toBe(log.dropped);
    expect(kept[0]?.text).toBe(`line ${log.dropped} ${'.'.repeat(40)}`);
  });

  it('bounds one endless line', () => {
    const log = new RunLog();
    for (let at = 0; at < 100; at += 1) log.push('a', 'output', 'x'.repeat(100_000));
    expect(texts(log).join('').length).toBeLessThan(2000);
  });
});
