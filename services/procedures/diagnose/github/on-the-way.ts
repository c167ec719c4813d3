import type { Said } from '#domain/diagnosis/github/facts.ts';
import type { CertificateSeen, ProxySeen, Reached } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { latency } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { certificateOf } from '#services/procedures/diagnose/shared/certificate.ts';
import { proxyOf } from '#services/procedures/diagnose/shared/proxy.ts';
import { reached } from '#services/procedures/diagnose/shared/reached.ts';
import { wayOut } from '#services/procedures/diagnose/shared/way-out.ts';

interface Place {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

/** A connection, and nothing said. */
export function connectLook({ clock, net }: World, { host, port }: Place, limitMs: number) {
  return looking<Reached<{ readonly tookMs: number }>>(clock, {
    id: 'connect',
    title: `Connect to ${host}`,
    commands: [`nc -zv ${host} ${port}`],
    limitMs,
    async see(signal) {
      const seen = await reached(async () => ({ tookMs: await net.tcp(host, port, signal) }));
      return { seen, says: seen.ok ? `connected in ${latency(seen.tookMs)}` : seen.says };
    },
  });
}

/** The proxy of the environment, where one is set. */
export function proxyLook(world: World, limitMs: number) {
  return looking<ProxySeen | null>(world.clock, {
    id: 'proxy',
    title: 'Look for a proxy',
    limitMs,
    see: (signal) => proxyOf(world, signal),
  });
}

/** Whether anything leads out of this machine; only where no connection stands. */
export function wayOutLook(
  { clock, files }: World,
  connect: Looking<Reached<{ readonly tookMs: number }>>,
  limitMs: number,
) {
  return looking<boolean | null>(clock, {
    id: 'route',
    title: 'Look for a way out',
    commands: ['ip route', 'ip -6 route'],
    needs: ['connect'],
    limitMs,
    async see() {
      return seenIn(connect.observed())?.ok === false ? wayOut(files) : { seen: null, says: 'not needed' };
    },
  });
}

/** Who signed what is shown there; only where TLS failed. */
export function certificateLook(
  world: World,
  { host, port, secure }: Place,
  user: Looking<Reached<Said>>,
  limitMs: number,
) {
  return looking<CertificateSeen | null>(world.clock, {
    id: 'certificate',
    title: 'Look at its certificate',
    commands: [`openssl s_client -connect ${host}:${port} -servername ${host} </dev/null`],
    needs: ['user'],
    limitMs,
    async see(signal) {
      const said = seenIn(user.observed());
      if (!secure || said === null || said.ok || said.code !== 'tls') return { seen: null, says: 'not needed' };
      return certificateOf(world, host, port, signal);
    },
  });
}
