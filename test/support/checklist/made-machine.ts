import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import checklist from '#cli/commands/checklist.ts';
import type { Config } from '#config/config.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realNet } from '#services/adapters/net.ts';
import { realShell } from '#services/adapters/shell.ts';
import { realTriage } from '#services/adapters/triage/triage.ts';
import type { Instance } from '#services/checks/check.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { ServiceManager, Unit } from '#services/ports/managers.ts';
import type { World } from '#services/ports/world.ts';

import { invocationIn } from '../invocation.ts';
import { guideScript } from './guide-script.ts';

const HOUR = 3_600_000;
const SERVICES = ['mem0ai', 'claude-pm-health-monitor'];
const SILENT = 'silent';

interface Wish {
  readonly running?: readonly string[];
  /** Of those that do not run: stopped by somebody who wanted it so. */
  readonly onPurpose?: readonly string[];
  readonly services?: readonly string[];
  /** What the memory service answers; null for nobody there, `silent` for one that listens and never answers. */
  readonly memory?: string | null;
  /** Whether somebody said that there is one. */
  readonly memoryIsSetUp?: boolean;
  /** Used share by mount point, in percent. */
  readonly disks?: Readonly<Record<string, number>>;
  /** Lines by the name of the log, each with its age in hours. */
  readonly logs?: Readonly<Record<string, readonly (readonly [hoursAgo: number, text: string])[]>> | null;
  readonly bus?: boolean;
  /** Whether the code that computes the score works. */
  readonly healthWorks?: boolean;
}

interface LookedTwice {
  readonly script: string;
  /** 124 when the script had to be ended. */
  readonly scriptExit: number | NodeJS.Signals;
  readonly ours: string;
  readonly exit: number;
}

/**
 * One made machine, looked at twice: by the guide's script and by `checklist --format classic`. The memory service is a real
 * server, the logs are real files; services and disks are the same stand-ins for both. Without their date lines.
 */
export async function lookedAtTwice(wish: Wish): Promise<LookedTwice> {
  const folder = mkdtempSync(join(tmpdir(), 'cpm-guide-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const {
    running = SERVICES,
    services = SERVICES,
    memory = '{"status":"healthy"}',
    disks = { '/': 41 },
    bus = true,
  } = wish;
  const port = await memoryService(memory);
  const logs = join(folder, 'logs');
  if (wish.logs !== null) await writeLogs(logs, wish.logs ?? { 'app.log': [[1, 'INFO all is well']] });
  const made = demoWorld({ clock: realClock(), from: Date.now() });
  const world: World = {
    ...made,
    files: realFiles(),
    net: realNet(),
    triage: realTriage(join(folder, 'state'), realShell()),
    managers: [managerOf(running, wish.onPurpose ?? [], bus)],
    system: {
      ...made.system,
      mounts: () => Promise.resolve(Object.keys(disks).map(mountAt)),
      mountOf: (path) => Promise.resolve(mountAt(path in disks ? path : '/')),
      diskUsage: ({ path }) => Promise.resolve(usageOf(disks[path] ?? 0)),
    },
  };
  const place = { host: '127.0.0.1', port, tls: false };
  const config: Partial<Config> = {
    named: ['projects', 'services'],
    services: services.map((unit) => ({ id: unit, manager: 'systemd', unit, critical: false })),
    memory: { ...place, configured: wish.memoryIsSetUp ?? true },
    checks: memory === SILENT ? [impatient(place)] : [],
  };
  const settings = { ...invocationIn(world, {}).invocation.config.checklist, logs: [join(logs, '*.log')] };
  const { invocation, out } = invocationIn(world, {
    config: { ...config, checklist: settings },
    values: { format: 'classic' },
  });
  const exit = await checklist.run(invocation);
  const ours = out();
  const health = wish.healthWorks === false ? null : Number(/Overall Health: (\d+)%/.exec(ours)?.[1]);
  const shown = { health, running, bus, port, rootUsed: disks['/'] ?? 0, logs };
  const script = await guideScript(folder, memory === SILENT ? { ...shown, patience: 5 } : shown);
  return { script: undated(script.text), scriptExit: script.exit, ours: undated(ours), exit };
}

/** The check of the memory service with a short limit. */
const impatient = (place: { readonly host: string; readonly port: number; readonly tls: boolean }): Instance => ({
  id: 'memory:service',
  kind: 'memory-service',
  title: 'memory',
  params: { ...place, expected: true },
  critical: true,
  timeoutMs: 200,
});

const undated = (text: string): string => text.replace(/^Date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/m, 'Date: …');

/** Answers only /health; resolves to its port, or to one on which nobody listens. */
async function memoryService(body: string | null): Promise<number> {
  const server = createServer((request, response) => {
    if (body === SILENT) return;
    response.writeHead(request.url === '/health' ? 200 : 404, { 'content-type': 'application/json' });
    response.end(request.url === '/health' ? body : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (body === null) await new Promise((resolve) => server.close(resolve));
  else
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  return port;
}

async function writeLogs(folder: string, logs: NonNullable<Wish['logs']>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, lines] of Object.entries(logs)) {
    const path = join(folder, name);
    const text = lines.map(([ago, line]) => `${new Date(Date.now() - ago * HOUR).toISOString()} ${line}\n`).join('');
    await writeFile(path, text, 'latin1');
    const last = new Date(Date.now() - Math.min(...lines.map(([ago]) => ago)) * HOUR);
    await utimes(path, last, last);
  }
}

function managerOf(running: readonly string[], onPurpose: readonly string[], bus: boolean): ServiceManager {
  const unit = (name: string): Unit => ({
    name,
    manager: 'systemd',
    state: running.includes(name) ? 'running' : 'stopped',
    pid: running.includes(name) ? 4242 : null,
    startedAt: running.includes(name) ? Date.now() - HOUR : null,
    restarts: 0,
    lastExit: null,
    memoryBytes: null,
    description: '',
    wanted: !onPurpose.includes(name),
  });
  return {
    name: 'systemd',
    available: () => Promise.resolve(true),
    list: () => Promise.resolve([]),
    status: (names) => (bus ? Promise.resolve(names.map(unit)) : Promise.reject(new Error('Failed to connect to bus'))),
  };
}

const mountAt = (path: string) => ({ path, device: `/dev${path}`, type: 'ext4', remote: false, readOnly: false });
const GIB = 1024 ** 3;
const usageOf = (used: number) => ({
  totalBytes: 100 * GIB,
  freeBytes: (100 - used) * GIB,
  usedPercent: used,
  inodesUsedPercent: 5,
});
