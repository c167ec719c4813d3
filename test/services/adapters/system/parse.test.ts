import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseAuxv } from '#services/adapters/system/parse/auxv.ts';
import { isWholeDisk, parseDiskstats } from '#services/adapters/system/parse/diskstats.ts';
import { parseMeminfo } from '#services/adapters/system/parse/meminfo.ts';
import { parseMountinfo } from '#services/adapters/system/parse/mountinfo.ts';
import { carriers, parseNetDev } from '#services/adapters/system/parse/net-dev.ts';
import { parsePidStat } from '#services/adapters/system/parse/pid-stat.ts';
import { parsePressure } from '#services/adapters/system/parse/pressure.ts';
import { parseStat } from '#services/adapters/system/parse/stat.ts';

import { DISKSTATS, MEMINFO, NET_DEV, PRESSURE, STAT } from './captured.ts';

const KIB = 1024;
const here = (path: string) => readFileSync(path, 'utf8');
/** Kernel text with a line of anything in it, cut anywhere. */
const damaged = (text: string) =>
  fc.tuple(fc.string(), fc.nat(text.length)).map(([junk, at]) => `${text.slice(0, at)}\n${junk}\n${text.slice(at)}`);
const garbage = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), ...[STAT, MEMINFO, NET_DEV].map(damaged));

describe('/proc/stat', () => {
  test('waiting for a disk is idle, interrupts and stolen time are busy, guests are not counted twice', () => {
    const busy = 80165 + 3 + 25743 + 5 + 133 + 499;
    const times = { busy, total: busy + 349608 + 442, waiting: 442, stolen: 499, of: 'machine' };
    expect(parseStat(STAT)).toEqual({ times, processors: 2, bootedAt: 1_795_269_066 });
  });

  test('kernels that count less are read as far as they go', () => {
    expect(parseStat('cpu  10 0 5 85\n')).toMatchObject({
      times: { busy: 15, total: 100 },
      processors: 1,
      bootedAt: null,
    });
  });

  test('is null for anything else', () => {
    for (const text of ['', 'cpu', 'cpu  a b c d', 'cpu  1 2 3', 'cpu0 1 2 3 4']) expect(parseStat(text)).toBeNull();
  });
});

describe('/proc/meminfo', () => {
  test('is in bytes', () => {
    expect(parseMeminfo(MEMINFO)).toEqual({
      totalBytes: 24_684_084 * KIB,
      availableBytes: 23_687_960 * KIB,
      swapTotalBytes: 1_048_572 * KIB,
      swapFreeBytes: 524_286 * KIB,
    });
  });

  test('old kernels do not estimate what is available', () => {
    const old = MEMINFO.replace(/^MemAvailable.*\n/m, '');
    expect(parseMeminfo(old)?.availableBytes).toBe((23_041_164 + 53_068 + 824_236) * KIB);
  });

  test('is null without a total', () => {
    for (const text of ['', 'MemTotal: 0 kB', 'MemTotal:  100 kB', MEMINFO.replace('MemTotal', 'Total')])
      expect(parseMeminfo(text)).toBeNull();
  });
});

describe('/proc/net/dev', () => {
  test('names stick to numbers on busy machines, and both kinds of errors count', () => {
    const eth0 = parseNetDev(NET_DEV)?.find(({ name }) => name === 'eth0');
    expect(eth0).toEqual({ name: 'eth0', rxBytes: 305_391_878, txBytes: 700_394, errors: 3 });
  });

  test('only interfaces with traffic of their own are taken', () => {
    expect(carriers(parseNetDev(NET_DEV) ?? []).map(({ name }) => name)).toEqual(['eth0', 'wlan0']);
  });

  test('where there are only virtual ones they are taken, and never the loopback', () => {
    const names = (...all: string[]) => carriers(all.map((name) => ({ name }))).map(({ name }) => name);
    expect(names('lo', 'tap0')).toEqual(['tap0']);
    expect(names('lo', 'docker0', 'br-1f', 'bond0', 'eth1', 'eth0@if5')).toEqual(['eth1']);
    expect(names('lo0', 'en0', 'utun3', 'awdl0')).toEqual(['en0']);
    expect(names('lo')).toEqual([]);
    expect(names('lowpan0')).toEqual(['lowpan0']);
  });

  test('is null without its heading, and lines that are no counters are left out', () => {
    expect(parseNetDev('')).toBeNull();
    expect(parseNetDev(`${NET_DEV}  odd: text\n: 1 2 3\n`)).toEqual(parseNetDev(NET_DEV));
  });
});

test('/proc/diskstats counts sectors of 512 bytes; whole disks are told from what lies in them', () => {
  const disks = parseDiskstats(`${DISKSTATS}garbage\n 1 2 sdz x y z\n`);
  expect(disks.get('vda')).toEqual({ read: 4_346_506 * 512, written: 2_501_272 * 512 });
  expect([...disks.keys()].filter(isWholeDisk)).toEqual(['vda', 'nvme0n1']);
});

test('pressure is the share of the last ten seconds', () => {
  expect(parsePressure(PRESSURE)).toBe(12.34);
  expect(parsePressure('')).toBeNull();
  expect(parsePressure(null)).toBeNull();
});

test('the kernel tells the size of its pages and ticks', () => {
  const asked = (name: string) => Number(execFileSync('getconf', [name]));
  const units = { pageBytes: asked('PAGESIZE'), ticksPerSecond: asked('CLK_TCK') };
  expect(parseAuxv(readFileSync('/proc/self/auxv'))).toEqual(units);
  const other = Buffer.alloc(40);
  other.writeBigUInt64LE(6n, 0);
  other.writeBigUInt64LE(65_536n, 8);
  expect(parseAuxv(other)).toEqual({ pageBytes: 65_536, ticksPerSecond: 100 });
  expect(parseAuxv(null)).toEqual({ pageBytes: 4096, ticksPerSecond: 100 });
});

test('the name of a process may hold brackets and blanks', () => {
  const line = here('/proc/self/stat').replace(/\(.*\)/, '(a) b (c)');
  expect(parsePidStat(line)).toMatchObject({ pid: process.pid, parent: process.ppid, name: 'a) b (c' });
  for (const text of ['', '12', '12 (a', '12 (a) R 1', 'x (a) R 1 2 3']) expect(parsePidStat(text)).toBeNull();
});

test('this kernel is understood', () => {
  expect(parseStat(here('/proc/stat'))?.times.total).toBeGreaterThan(0);
  expect(parseMeminfo(here('/proc/meminfo'))?.availableBytes).toBeGreaterThan(0);
  expect(parseNetDev(here('/proc/net/dev'))?.map(({ name }) => name)).toContain('lo');
  expect(parseMountinfo(here('/proc/self/mountinfo')).map(({ path }) => path)).toContain('/');
});

test('nothing throws, and no number is invented, whatever is read', () => {
  fc.assert(
    fc.property(garbage, (text) => {
      const { busy, total } = parseStat(text)?.times ?? { busy: 0, total: 0 };
      expect(busy).toBeLessThanOrEqual(total);
      const { availableBytes, totalBytes } = parseMeminfo(text) ?? { availableBytes: 0, totalBytes: 0 };
      expect(availableBytes).toBeLessThanOrEqual(totalBytes);
      for (const { rxBytes } of parseNetDev(text) ?? []) expect(rxBytes).toBeGreaterThanOrEqual(0);
      for (const { read } of parseDiskstats(text).values()) expect(read).toBeGreaterThanOrEqual(0);
      expect(parseMountinfo(text).every(({ path }) => path.startsWith('/'))).toBe(true);
      const pid = parsePidStat(text);
      expect(pid === null || Number.isSafeInteger(pid.pid)).toBe(true);
    }),
  );
});
