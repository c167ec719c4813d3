import type { LogSource } from '#domain/logs/source.ts';
import type { Files } from '#services/ports/files.ts';

import { HOME } from './projects.ts';
import { type DemoService, SERVICES } from './services.ts';
import { HOUR, MINUTE, SECOND, START } from './times.ts';

const STEP = 7 * SECOND;
const BACK = 3 * HOUR;

/** Where the output of a made-up service is kept: the journal, or the two files of PM2. */
export function demoLogSources({ id, manager, unit }: Pick<DemoService, 'id' | 'manager' | 'unit'>): LogSource[] {
  if (manager === 'systemd') return [{ type: 'journal', name: id, scope: 'system', unit }];
  return [{ type: 'file', name: id, path: `${HOME}/.pm2/logs/${id}-out.log` }];
}

/** Lines of a made-up log up to a moment (epoch ms); null when there is none. */
export async function demoLogLines(source: LogSource, files: Files, now: number): Promise<readonly string[] | null> {
  const service = SERVICES.find((one) => demoLogSources(one).some((own) => isSame(own, source)));
  if (service !== undefined) return linesOf([service], now);
  if (source.type === 'journal' && source.unit === null) return linesOf(SERVICES, now);
  if (source.type !== 'file') return null;
  const paths = await files.glob(source.path);
  const texts = await Promise.all(paths.map((path) => files.read(path)));
  return paths.length === 0 ? null : texts.flatMap((text) => text?.split('\n').filter((line) => line !== '') ?? []);
}

function isSame(one: LogSource, other: LogSource): boolean {
  if (one.type === 'journal') return other.type === 'journal' && one.unit === other.unit;
  return one.type === 'file' && other.type === 'file' && one.path === other.path;
}

const USUAL = ['request served in 12 ms', 'request served in 31 ms', 'cache hit', 'connection reused'];

function linesOf(services: readonly DemoService[], now: number): string[] {
  const before = services.filter(({ down }) => down !== undefined && down.from < START - BACK);
  const lines = before.flatMap((service) => linesAt(service, service.down?.from ?? 0));
  for (let at = START - BACK; at <= now; at += STEP)
    for (const service of services) if (at + service.pid <= now) lines.push(...linesAt(service, at + service.pid));
  return lines;
}

function linesAt({ id, port, down, pid }: DemoService, at: number): string[] {
  const say = (level: string, text: string): string => `${new Date(at).toISOString()} ${level} [${id}] ${text}`;
  const since = down === undefined ? -1 : at - down.from;
  if (down !== undefined && since >= 0 && at < down.to) {
    if (since >= STEP && down.how !== 'crash-loop') return [];
    if (down.how === 'stopped') return [say('INFO', 'received SIGTERM, shutting down')];
    return [
      say('ERROR', down.how === 'failed' ? `cannot listen on port ${port ?? 0}` : 'worker died, starting it again'),
      down.how === 'failed'
        ? `Error: listen EADDRINUSE: address already in use :::${port ?? 0}`
        : 'Error: out of memory',
      '    at Server.setupListenHandle (node:net:1937:16)',
      `    at main (/srv/${id}/server.js:41:8)`,
    ];
  }
  const nth = Math.floor(at / STEP) + pid;
  if (nth % 43 === 0) return [say('WARN', `slow: request took ${900 + (nth % 700)} ms`)];
  if (nth % 11 === 0) return [say('DEBUG', `pool: ${2 + (nth % 5)} of 20 connections in use`)];
  return at % MINUTE < 30 * SECOND || nth % 3 === 0 ? [say('INFO', USUAL[nth % USUAL.length] ?? '')] : [];
}
