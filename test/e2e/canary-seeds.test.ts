import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync as exists } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Children } from '../support/canary/children.ts';
import { crashes } from '../support/canary/crashes.ts';
import { filesBelow, leaksIn, type Sink, SINKS, SINKS_OF, type Trace } from '../support/canary/evidence.ts';
import { pasted } from '../support/canary/pasted.ts';
import { WAYS_OUT, WRITERS } from '../support/canary/writers.ts';
import { MAIN } from '../support/console.ts';
import { plainEnv, Session } from '../support/terminal/pty.ts';

/**
 * The same program, and the same ways by which the canary test looks at it, with a value of which nothing tells that it is a
 * secret: the redaction is taken away from every sink at once, so each has to show it.
 */
const UNKNOWN = 'Zr8TqLw4NcYb2HvKs6JmXe1Pd5';

let home: string;
let server: Server;
let env: Record<string, string>;
const traces: Trace[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cpm-seeds-'));
  server = createServer((request, response) => {
    traces.push({ sink: 'network', where: 'a check', bytes: request.url ?? '' });
    response.end('ok');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await mkdir(join(home, '.config/cpm-console'), { recursive: true });
  await writeFile(join(home, 'app.log'), `ERROR login with ${UNKNOWN} refused\n`.repeat(5));
  await writeFile(join(home, 'slow'), '#!/bin/sh\nsleep 0.3\necho "$1"\n');
  await chmod(join(home, 'slow'), 0o755);
  const config = {
    checks: [{ kind: 'http', id: 'echo', url: `http://127.0.0.1:${port}/state?of=${UNKNOWN}` }],
    commands: [{ id: 'tell', run: `${join(home, 'slow')} ${UNKNOWN}` }],
  };
  await writeFile(join(home, '.config/cpm-console/config.yaml'), JSON.stringify(config));
  env = { ...plainEnv(), HOME: home, TMPDIR: home, GREETING: UNKNOWN, LC_GREETING: UNKNOWN };
  using children = new Children(() => false);
  await call(children, ['check', 'run', 'http:echo', '--fresh', '--json']);
  await call(children, ['quick', 'tell', '--yes']);
  await call(children, ['logs', join(home, 'app.log'), '--json']);
  await call(children, ['learn', 'new', '--title', `Saw ${UNKNOWN}`, '--yes']);
  traces.push(...(await crashes({ cwd: home, env })));
  await using session = new Session(process.execPath, [MAIN], { cols: 160, rows: 45, cwd: home, env });
  await session.waitFor(/Integrations|Services/);
  traces.push(...(await pasted(session, UNKNOWN, new RegExp(`${UNKNOWN}|characters, hidden`))));
  traces.push(...children.traces);
  traces.push(...filesBelow([join(home, '.local')].filter(exists)));
}, 120_000);
afterAll(async () => {
  server.close();
  await rm(home, { recursive: true, force: true });
});

async function call(children: Children, words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...words], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const pid = child.pid!;
  children.follow(pid);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes));
  await once(child, 'close');
  children.leave(pid);
  traces.push({ sink: 'terminal', where: words.slice(0, 2).join(' '), bytes: Buffer.concat(said) });
}

test('every way out of every adapter ends in a sink that the canary test looks at', () => {
  const used = new Set(Object.values(WRITERS).flat());
  expect([...used].toSorted()).toEqual(WAYS_OUT.toSorted());
  const sinks = new Set<Sink>(WAYS_OUT.flatMap((way) => SINKS_OF[way]));
  expect([...sinks].toSorted()).toEqual(SINKS.toSorted());
});

test.each(SINKS)('a leak on the sink %s, really made by the program, makes the canary red', (sink) => {
  const leaks = leaksIn(
    traces.filter((trace) => trace.sink === sink),
    [UNKNOWN],
  );
  expect(leaks.map((leak) => leak.sink)).toContain(sink);
});

test('a command and the screens both end with the words of the mistake', () => {
  for (const where of ['a command', 'the screens']) {
    const said = traces.find((trace) => trace.sink === 'crash' && trace.where === where);
    expect(String(said?.bytes)).toContain('This is a bug in cpm-console');
  }
});
