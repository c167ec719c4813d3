import { signsIn } from '#domain/diagnosis/service/log-signs.ts';
import { field, numberField, textField } from '#domain/field.ts';
import type { ServiceName } from '#domain/service/names.ts';
import type { Listener } from '#services/ports/processes.ts';
import { lastLines } from '#services/procedures/diagnose/shared/last-lines.ts';
import { readyChecks } from '#services/procedures/service/plan-order.ts';
import { controlOf, soon, unitOrWhy } from '#services/procedures/service/seen.ts';

import type { Stranger } from './params.ts';
import type { RecoveryFacts, RecoveryWorld } from './world.ts';

/** Of its log, in which it says that it could not have a port. */
const LINES = 20;

/** The ports of a service, and who else holds one of them now. */
export interface UnitPorts {
  readonly ports: readonly number[];
  readonly strangers: readonly Stranger[];
}

/**
 * What is known of the ports of a service: what its checks ask on this machine, where its
 * processes listen, and what it says it could not have. Never rejects.
 */
export async function portsOf(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  service: ServiceName & { readonly isMemory?: boolean | undefined },
  signal: AbortSignal,
): Promise<UnitPorts> {
  const listeners = await world.processes.listeners().catch((): readonly Listener[] => []);
  const tcp = listeners.filter(({ protocol }) => protocol === 'tcp');
  const pids = await pidsOf(world, service, signal);
  const others = facts.services.filter(({ manager, unit }) => manager !== service.manager || unit !== service.unit);
  const known = await Promise.all(others.map((other) => pidsOf(world, other, signal)));
  const theirs = new Set(known.flatMap((some) => [...some]));
  // A check may ask another service, or somebody who stands in front of one that runs: such a port is not its own.
  const taken = new Set(
    tcp
      .filter(({ pid }) => pid !== null && (theirs.has(pid) || (pids.size > 0 && !pids.has(pid))))
      .map(({ port }) => port),
  );
  const memory = [service.isMemory === true ? localPort(facts.memory) : null].filter((port) => port !== null);
  const missed = pids.size > 0 ? [] : await missedPorts(world, facts, service, signal);
  const named = missed.flatMap((port) => port ?? []);
  const asked = [...askedPorts(facts, service), ...memory, ...named].filter((port) => !taken.has(port));
  const own = tcp.filter(({ pid }) => pid !== null && pids.has(pid)).map(({ port }) => port);
  const ports = [...new Set([...asked, ...own])].toSorted((one, other) => one - other);
  const isMissed = (port: number) => missed.includes(null) || missed.includes(port);
  const held = tcp.filter(({ port, pid }) => ports.includes(port) && pid !== null && !pids.has(pid) && isMissed(port));
  const strangers = await Promise.all(held.map(({ port, pid }) => strangerOf(world, port, pid)));
  const found = strangers.filter((stranger) => stranger !== null);
  return { ports, strangers: found.filter(({ pid }, at) => found.findIndex((other) => other.pid === pid) === at) };
}

/** Ports that the service said it could not have, null where it named none: who holds one is in its way, and in nobody's else. */
async function missedPorts(
  world: RecoveryWorld,
  { services }: RecoveryFacts,
  { id, manager: by, unit }: ServiceName,
  signal: AbortSignal,
): Promise<readonly (number | null)[]> {
  const manager = world.managers.find(({ name }) => name === by);
  const now = await unitOrWhy(world, { manager: by, unit }, signal);
  const files = services.find((one) => one.id === id)?.logs ?? [];
  const lines =
    manager === undefined ? [] : await lastLines(world, manager, unit, LINES, signal, files).catch(() => []);
  const reason = typeof now === 'string' ? '' : (now.lastExit?.reason ?? '');
  const signs = signsIn([...lines, reason]).filter(({ kind }) => kind === 'address-in-use');
  return signs.map(({ names }) => (names === null ? null : Number(names)));
}

async function strangerOf({ processes }: RecoveryWorld, port: number, pid: number | null): Promise<Stranger | null> {
  const process = pid === null ? null : await processes.find(pid).catch(() => null);
  if (process === null || process.own === true) return null;
  return { port, pid: process.pid, startedAt: process.startedAt, name: process.name };
}

/** Every process of a unit, as its manager tells; empty where it does not run or nobody tells. */
export async function pidsOf(
  world: RecoveryWorld,
  { manager, unit }: Pick<ServiceName, 'manager' | 'unit'>,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const now = await unitOrWhy(world, { manager, unit }, signal);
  if (typeof now === 'string' || now.pid === null) return new Set();
  try {
    const detail = await soon(world, signal, (limit) => controlOf(world, manager).detail(unit, limit));
    return new Set([now.pid, ...detail.pids]);
  } catch {
    return new Set([now.pid]);
  }
}

function askedPorts({ services, checks }: RecoveryFacts, { id }: ServiceName): readonly number[] {
  const ids = readyChecks(
    services.find((one) => one.id === id),
    checks,
  );
  return checks.filter((check) => ids.includes(check.id)).flatMap(({ params }) => localPort(params) ?? []);
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]', '::1', '0.0.0.0']);

/** The port of this machine that a check with these parameters asks; null when it asks none. */
export function localPort(params: unknown): number | null {
  const url = textField(params, 'url');
  if (url !== null && URL.canParse(url)) {
    const { hostname, port, protocol } = new URL(url);
    if (!LOCAL.has(hostname)) return null;
    return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  }
  const port = numberField(params, 'port');
  const host = field(params, 'host') === undefined ? 'localhost' : textField(params, 'host');
  return port !== null && host !== null && LOCAL.has(host) ? port : null;
}
