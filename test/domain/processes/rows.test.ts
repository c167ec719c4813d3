import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Commands } from '#domain/processes/commands.ts';
import { COMPARE, ORDERS } from '#domain/processes/order.ts';
import { ioRate, rowsOf } from '#domain/processes/row.ts';
import { tableOf } from '#domain/processes/table.ts';
import { chainOf, treeOf } from '#domain/processes/tree.ts';

import { found, row } from './made.ts';

const asItIs = () => '';

describe('shares between two looks', () => {
  const before = { atMs: 500, processes: [found(7, { cpuMs: 100, readBytes: 10, writtenBytes: null })] };
  const rows = (processes: readonly ReturnType<typeof found>[], atMs = 2500) =>
    rowsOf(before, { atMs, processes }, asItIs);

  test('are of one processor, and bytes a second', () => {
    expect(rows([found(7, { cpuMs: 1100, readBytes: 4010, writtenBytes: 9 })])[0]).toMatchObject({
      cpuPercent: 50,
      readRate: 2000,
      writeRate: null,
    });
  });

  test('are not known at first, for newcomers, and for a number that was used again', () => {
    const unknown = { cpuPercent: null, readRate: null, writeRate: null };
    expect(rowsOf(null, before, asItIs)[0]).toMatchObject(unknown);
    expect(rows([found(8, { cpuMs: 9 })])[0]).toMatchObject(unknown);
    expect(rows([found(7, { cpuMs: 9, startedAt: 8000 })])[0]).toMatchObject(unknown);
    expect(rows([found(7, { cpuMs: 1100 })], 500)[0]).toMatchObject(unknown);
  });

  test('are never negative, whatever the counters do', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (cpuMs, readBytes, writtenBytes) => {
        const [one] = rows([found(7, { cpuMs, readBytes, writtenBytes })]);
        expect(one?.cpuPercent).toBeGreaterThanOrEqual(0);
        expect(ioRate(one!)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('orders', () => {
  test('what is known comes first, and equal rows always stand alike', () => {
    const rows = [
      row(1, { cpuPercent: null, cpuMs: 9 }),
      row(2, { cpuPercent: 3 }),
      row(3, { cpuPercent: null, cpuMs: 9 }),
    ];
    expect(rows.toSorted(COMPARE.cpu).map(({ pid }) => pid)).toEqual([2, 1, 3]);
    expect([row(1, { startedAt: 5 }), row(2, { startedAt: 9 })].toSorted(COMPARE.started)[0]?.pid).toBe(2);
    expect(
      [row(1, { writeRate: 5 }), row(2, { readRate: 9 }), row(3)].toSorted(COMPARE.io).map(({ pid }) => pid),
    ).toEqual([2, 1, 3]);
  });

  test('every order is one: the same whatever order rows come in', () => {
    const some = fc.uniqueArray(
      fc.record({ pid: fc.nat(50), cpuPercent: fc.option(fc.nat(3)), rssBytes: fc.nat(3), cpuMs: fc.nat(2) }),
      { selector: ({ pid }) => pid },
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...ORDERS), (facts, order) => {
        const rows = facts.map(({ pid, ...more }) => row(pid, more));
        const sorted = rows.toSorted(COMPARE[order]);
        expect(rows.toReversed().toSorted(COMPARE[order])).toEqual(sorted);
      }),
    );
  });
});

describe('the tree', () => {
  const rows = [
    row(1, { parent: 0 }),
    row(20, { parent: 1, cpuPercent: 1 }),
    row(30, { parent: 1, cpuPercent: 9 }),
    row(40, { parent: 20 }),
    row(50, { parent: 99 }),
  ];

  test('has parents before children, siblings in order', () => {
    expect(treeOf(rows, COMPARE.cpu).map(({ row: { pid }, depth }) => [pid, depth])).toEqual([
      [1, 0],
      [30, 1],
      [20, 1],
      [40, 2],
      [50, 0],
    ]);
  });

  test('holds every row once, also when numbers were used again and parents go round', () => {
    const some = fc.uniqueArray(fc.record({ pid: fc.nat(20), parent: fc.nat(20), startedAt: fc.nat(3) }), {
      selector: ({ pid }) => pid,
    });
    fc.assert(
      fc.property(some, (facts) => {
        const all = facts.map(({ pid, ...more }) => row(pid, more));
        const pids = treeOf(all, COMPARE.pid).map(({ row: { pid } }) => pid);
        expect(pids.toSorted((a, b) => a - b)).toEqual(all.map(({ pid }) => pid).toSorted((a, b) => a - b));
        for (const { pid } of all) expect(chainOf(pid, all).at(-1)?.pid).toBe(pid);
      }),
    );
  });

  test('a child older than its parent is not its child', () => {
    const orphan = [row(5, { parent: 9, startedAt: 1 }), row(9, { startedAt: 7 })];
    expect(treeOf(orphan, COMPARE.pid).map(({ depth }) => depth)).toEqual([0, 0]);
  });

  test('who is above a process', () => {
    expect(chainOf(40, rows).map(({ pid }) => pid)).toEqual([1, 20, 40]);
    expect(chainOf(41, rows)).toEqual([]);
  });
});

describe('the table', () => {
  const rows = [
    row(1, { parent: 0 }),
    row(2, { parent: 0, kernel: true }),
    row(3, { kernel: true, cpuPercent: 30 }),
    row(4),
  ];
  const wish = { order: 'pid', tree: false, kernel: false, filter: '' } as const;

  test('leaves idle threads of the kernel out and says how many', () => {
    const { branches, leftOut } = tableOf(rows, wish);
    expect([branches.map((one) => one.row.pid), leftOut]).toEqual([[1, 3, 4], 1]);
    expect(tableOf(rows, { ...wish, kernel: true })).toMatchObject({ leftOut: 0 });
  });

  test('a filtered tree is a list', () => {
    const branches = (filter: string) => tableOf(rows, { ...wish, tree: true, filter }).branches;
    expect(branches('').map(({ row: { pid }, depth }) => [pid, depth])).toEqual([
      [1, 0],
      [3, 1],
      [4, 1],
    ]);
    expect(branches('4 ana').map(({ row: { pid }, depth }) => [pid, depth])).toEqual([[4, 0]]);
  });
});

test('a command line is redacted once, and again when the process calls itself otherwise', () => {
  const seen: string[] = [];
  const commands = new Commands((text) => {
    seen.push(text);
    return text.toUpperCase();
  });
  expect(commands.of(found(7))).toBe('NODE SERVER.JS');
  commands.of(found(7));
  expect(commands.of(found(7, { commandLine: 'idle' }))).toBe('IDLE');
  commands.keep([]);
  commands.of(found(7, { commandLine: 'idle' }));
  expect(seen).toEqual(['node server.js', 'idle', 'idle']);
});
