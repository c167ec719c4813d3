import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { HttpAnswer, HttpRequest, Net } from '#services/ports/net.ts';

import { demoMemoryKeys, demoProvider } from './providers.ts';
import { type DemoService, SERVICES } from './services.ts';
import { DAY } from './times.ts';
import type { DemoUnits } from './units.ts';
import { wave } from './wave.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]', 'atlas']);
const CERTIFICATE_ENDS = Date.UTC(2027, 0, 30);
const DEFAULT_BYTES = 256 * 1024;

/** What listens on `atlas`: every service that runs, with a latency of its own; nothing else answers. */
export function demoNet(clock: Clock, seed: number, units: DemoUnits): Net {
  const listener = (host: string, port: number) => listening(host, port, units);
  const latencies = new Map(SERVICES.map(({ id }) => [id, wave(seed, `latency ${id}`, usual(id), usual(id) * 0.4)]));
  const took = ({ id }: DemoService): number => Math.round(latencies.get(id)?.at(clock.now()) ?? 0);
  return {
    http(request) {
      const { protocol, hostname, port, pathname } = new URL(request.url);
      const outside = demoProvider(request);
      if (outside !== null) return Promise.resolve(outside);
      const service = listener(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
      if (service === null) return refused(request.url);
      const [status, body] = page(service, pathname, clock.now(), request.headers);
      const kept = body.slice(0, request.maxBytes ?? DEFAULT_BYTES);
      return Promise.resolve<HttpAnswer>({
        status,
        headers: { 'content-type': body.startsWith('{') ? 'application/json' : 'text/plain' },
        body: kept,
        truncated: kept.length < body.length,
        tookMs: took(service),
        certificateDays: protocol === 'https:' ? daysLeft(clock.now()) : null,
      });
    },
    tcp(host, port) {
      const service = listener(host, port);
      return service === null ? refused(`${host}:${port}`) : Promise.resolve(Math.min(2, took(service)));
    },
    tls: (host, port) =>
      listener(host, port) === null
        ? refused(`${host}:${port}`)
        : Promise.resolve({ validTo: CERTIFICATE_ENDS, issuer: 'Atlas Root CA', untrusted: null, wrongName: null }),
    dns: (name, type) =>
      LOOPBACK.has(name) || name.endsWith('.atlas.example')
        ? Promise.resolve([type === 'AAAA' ? '::1' : '127.0.0.1'])
        : Promise.reject(new OpsError('dns', `There is no name ${name}`)),
  };
}

function page(
  { id, about }: DemoService,
  path: string,
  now: number,
  headers: HttpRequest['headers'],
): readonly [status: number, body: string] {
  if (id === 'memory-service' && path === '/api-keys') {
    const [status, body] = demoMemoryKeys(headers);
    return [status, JSON.stringify(body)];
  }
  if (path === '/health' || path === '/healthz' || path === '/') {
    const slow = id === 'memory-service' ? { service: 'mem0', connections: 3, storage: 'sqlite', ready: true } : {};
    return [200, JSON.stringify({ status: 'healthy', name: about, uptimeS: Math.floor(now / 1000) % 86_400, ...slow })];
  }
  return [404, 'not found'];
}

function listening(host: string, port: number, units: DemoUnits): DemoService | null {
  const known = LOOPBACK.has(host) || host.endsWith('.atlas.example');
  const service = known ? SERVICES.find((one) => one.port === port) : undefined;
  return service !== undefined && units.life(service).state === 'running' ? service : null;
}

const usual = (id: string): number => ({ 'memory-service': 45, api: 12, search: 30, web: 20 })[id] ?? 4;

const daysLeft = (now: number): number => Math.floor((CERTIFICATE_ENDS - now) / DAY);

function refused(what: string): Promise<never> {
  return Promise.reject(new OpsError('refused', `${what} refused the connection: nothing listens there`));
}
