import type { CertificateSeen, Reached } from '#domain/diagnosis/net.ts';
import { failureOf, type HostSeen, isReached, type PortalSeen } from '#domain/diagnosis/network/facts.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { certificateOf } from '#services/procedures/diagnose/shared/certificate.ts';
import { reached } from '#services/procedures/diagnose/shared/reached.ts';
import { within } from '#services/procedures/diagnose/within.ts';

type Asking = Pick<World, 'clock' | 'net'>;

/** Each host, from its name to its answer. */
export function hostsLook(world: World, urls: readonly string[], limitMs: number) {
  return looking<readonly HostSeen[]>(world.clock, {
    id: 'hosts',
    title: 'Try the hosts that the console talks to',
    commands: urls.map((url) => `curl -sSI ${url}`),
    limitMs: 4 * limitMs,
    async see(signal) {
      const seen = await Promise.all(urls.map((url) => hostSeen(world, new URL(url), limitMs, signal)));
      return { seen, says: seen.map((host) => failureOf(host)?.says ?? `${host.name} answers`).join('; ') };
    },
  });
}

async function hostSeen(world: Asking, url: URL, limitMs: number, outer: AbortSignal): Promise<HostSeen> {
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const none = { name: url.host, connect: null, answer: null, certificate: null };
  const step = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<Reached<T>> =>
    reached(() => within({ clock: world.clock, limitMs, outer }, work));
  const lookup = hasNoName(host)
    ? null
    : await step(async (signal) => ({ addresses: await world.net.dns(host, 'A', null, signal) }));
  const connect = await step(async (signal) => ({ tookMs: await world.net.tcp(host, port, signal) }));
  if (!connect.ok) return lookup?.ok === false ? { ...none, lookup } : { ...none, lookup, connect };
  const answer = await step((signal) => answerOf(world, url, signal));
  const shown: { readonly seen: CertificateSeen | null } =
    answer.ok || answer.code !== 'tls' ? { seen: null } : await certificateOf(world, host, port, outer);
  // The machine may know a name that no name server knows.
  return { name: url.host, lookup: lookup?.ok === true ? lookup : null, connect, answer, certificate: shown.seen };
}

async function answerOf({ net, clock }: Asking, url: URL, signal: AbortSignal) {
  const { status, headers } = await net.http({ url: url.href, method: 'HEAD' }, signal);
  const theirs = Date.parse(headers['date'] ?? '');
  return { status, skewMs: Number.isNaN(theirs) ? null : clock.now() - theirs };
}

/** An address, or a name that this machine itself knows. */
const hasNoName = (host: string): boolean => /^[\d.]+$|:|^localhost$/.test(host);

/** Whether plain http to one of them is answered by a page of somebody else; only where none was reached. */
export function portalLook(world: World, hosts: Looking<readonly HostSeen[]>, limitMs: number) {
  return looking<PortalSeen | null>(world.clock, {
    id: 'portal',
    title: 'Look for a login page in between',
    needs: ['hosts'],
    limitMs,
    async see(signal) {
      const seen = seenIn(hosts.observed()) ?? [];
      const host = seen.find(({ connect }) => connect?.ok === true) ?? seen[0];
      if (host === undefined) throw new OpsError('no-host', 'no host was tried');
      if (seen.some(isReached)) return { seen: null, says: 'not needed' };
      const asked = await reached(() => world.net.http({ url: `http://${host.name}/` }, signal));
      if (!asked.ok) return { seen: null, says: asked.says };
      const { status, headers } = asked;
      const leadsTo = URL.parse(headers['location'] ?? '', `http://${host.name}/`)?.host ?? host.name;
      const portal = { asked: host.name, status, leadsTo: leadsTo === host.name ? null : leadsTo };
      return { seen: portal, says: `HTTP ${status}${portal.leadsTo === null ? '' : `, leads to ${leadsTo}`}` };
    },
  });
}
