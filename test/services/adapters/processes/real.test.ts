import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { rowsOf } from '#domain/processes/row.ts';
import { realProcesses } from '#services/adapters/processes.ts';

import { CALM, ownProcess, ownProgram } from '../../../support/own-process.ts';

const processes = realProcesses();

/** A child that prints what it was asked to tell, and stays. */
const staying = (script: string) => ownProcess(`${script}; setInterval(() => {}, 1000);`);
const looked = async (pid: number) => (await processes.look()).processes.find((one) => one.pid === pid);

describe('a real process', () => {
  test('that listens is found by its port, and tells its sockets', async () => {
    await using one = await staying(`const s = require('net').createServer(() => {}).listen(0, '127.0.0.1', () =>
      require('net').connect(s.address().port, '127.0.0.1', () => console.log(s.address().port)))`);
    const port = Number(one.said);
    const listener = (await processes.listeners()).find((each) => each.port === port);
    expect(listener).toEqual({ port, address: '127.0.0.1', protocol: 'tcp', pid: one.pid });
    const { sockets } = await processes.detail(one.pid);
    expect(sockets).toContainEqual({ protocol: 'tcp', address: '127.0.0.1', port, peer: null, state: 'listening' });
    expect(sockets).toContainEqual(
      expect.objectContaining({ state: 'connected', peer: { address: '127.0.0.1', port } }),
    );
  });

  test('that waits for datagrams, on IPv6 too', async () => {
    await using one = await staying(
      `const s = require('dgram').createSocket('udp6').bind(0, '::1', () => console.log(s.address().port))`,
    );
    const port = Number(one.said);
    expect((await processes.listeners()).find((each) => each.port === port)).toEqual({
      port,
      address: '::1',
      protocol: 'udp',
      pid: one.pid,
    });
  });

  test('that holds a deleted file says what its end would set free', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cpm-open-'));
    try {
      await using one = await staying(`const fs = require('fs'), gone = ${JSON.stringify(join(folder, 'gone'))};
        fs.openSync(${JSON.stringify(join(folder, 'odd (deleted)'))}, 'w');
        fs.writeSync(fs.openSync(gone, 'w'), 'x'.repeat(12345)); fs.unlinkSync(gone); console.log('ready')`);
      const detail = await processes.detail(one.pid);
      const files = detail.files?.filter(({ path }) => path.startsWith(folder));
      expect(files).toEqual([
        expect.objectContaining({ path: join(folder, 'odd (deleted)'), deleted: false, sizeBytes: null }),
        expect.objectContaining({ path: join(folder, 'gone'), kind: 'file', deleted: true, sizeBytes: 12_345 }),
      ]);
      expect(detail.fileCount).toBe(detail.files?.length);
      expect(detail).toMatchObject({
        parent: process.pid,
        folder: process.cwd(),
        program: process.execPath,
        own: false,
      });
      expect(detail.threads).toBeGreaterThan(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('that works is seen to work, by its share between two looks', async () => {
    await using one = await ownProcess(`console.log('ready'); for (;;);`);
    let before = await processes.look();
    await expect
      .poll(
        async () => {
          const now = await processes.look();
          const row = rowsOf(before, now, () => '').find(({ pid }) => pid === one.pid);
          before = now;
          return row?.cpuPercent ?? 0;
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(5);
  });

  test('that writes to a disk is seen to write', async () => {
    const file = join(process.cwd(), 'node_modules', `.written-${process.pid}`);
    try {
      await using one = await staying(`const fs = require('fs'), f = fs.openSync(${JSON.stringify(file)}, 'w');
        fs.writeSync(f, Buffer.alloc(1 << 20)); fs.fsyncSync(f); console.log('ready')`);
      expect((await looked(one.pid))?.writtenBytes).toBeGreaterThanOrEqual(1 << 20);
    } finally {
      await rm(file, { force: true });
    }
  });

  test('that stands still, goes on and ends without being collected is seen so', async () => {
    await using one = await ownProcess(CALM);
    const name = await processes.find(one.pid);
    const state = async () => (await processes.find(one.pid))?.state;
    await processes.signal(name!, 'STOP');
    await expect.poll(state).toBe('T');
    await processes.signal(name!, 'CONT');
    await expect.poll(state).not.toBe('T');
    // What comes after `exec` never collects the child that it did not start.
    await using careless = await ownProgram('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 1000']);
    const zombie = Number(careless.said);
    await expect.poll(async () => (await looked(zombie))?.state, { timeout: 10_000 }).toBe('Z');
    expect(await processes.detail(zombie)).toMatchObject({
      state: 'Z',
      rssBytes: 0,
      folder: null,
      parent: careless.pid,
    });
  });
});

describe('a signal', () => {
  test('is sent to nobody else than meant', async () => {
    await using one = await ownProcess(CALM);
    const { pid, startedAt } = (await processes.find(one.pid))!;
    await expect(processes.signal({ pid, startedAt: startedAt - 10 }, 'KILL')).rejects.toMatchObject({ code: 'gone' });
    await expect(processes.signal({ pid: -1, startedAt }, 'KILL')).rejects.toMatchObject({ code: 'gone' });
    await expect(processes.signal({ pid: 0, startedAt }, 'KILL')).rejects.toMatchObject({ code: 'gone' });
    expect(await processes.find(pid)).toMatchObject({ pid, startedAt });
    const over = once(one.child, 'exit');
    await processes.signal({ pid, startedAt }, 'HUP');
    expect(await over).toEqual([null, 'SIGHUP']);
    await expect(processes.signal({ pid, startedAt }, 'TERM')).rejects.toMatchObject({
      code: 'gone',
      exit: 'nothingToDo',
    });
    expect(await processes.find(pid)).toBeNull();
    await expect(processes.detail(pid)).rejects.toMatchObject({ code: 'gone' });
  });
});

test('a process has one name, whoever reads it', async () => {
  await using one = await ownProcess(CALM);
  const names = await Promise.all([
    processes.find(one.pid),
    looked(one.pid),
    processes.detail(one.pid),
    processes.list().then((all) => all.find(({ pid }) => pid === one.pid)),
  ]);
  expect(new Set(names.map((each) => `${each?.pid} ${each?.startedAt}`)).size).toBe(1);
});

test('this program knows itself and its own port', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    expect((await processes.listeners()).find((each) => each.port === port)?.pid).toBe(process.pid);
    expect((await processes.look()).processes.filter(({ own }) => own).map(({ pid }) => pid)).toEqual([process.pid]);
  } finally {
    server.close();
  }
});

test('names with newlines and escape codes are read as they are', async () => {
  const evil = 'a\n) R 1 1\u001b[2J\u0007';
  await using one = await staying(`process.title = ${JSON.stringify(evil)}; console.log('ready')`);
  await expect.poll(async () => (await looked(one.pid))?.commandLine, { timeout: 10_000 }).toContain('\u001b[2J');
  expect(await processes.find(one.pid)).toMatchObject({
    pid: one.pid,
    parent: process.pid,
    state: expect.stringMatching(/^[RS]$/) as string,
  });
});

test('where there is no /proc nothing is known, and nothing is sent', async () => {
  const blind = realProcesses({ root: '/nonexistent' });
  const unreadable = { code: 'processes-unreadable' };
  await expect(blind.list()).rejects.toMatchObject(unreadable);
  await expect(blind.look()).rejects.toMatchObject(unreadable);
  await expect(blind.listeners()).rejects.toMatchObject(unreadable);
  await expect(blind.detail(1)).rejects.toMatchObject(unreadable);
  await expect(blind.signal({ pid: 1, startedAt: 0 }, 'KILL')).rejects.toMatchObject(unreadable);
});
