import { conclude } from '#domain/diagnosis/conclude.ts';
import type { ProxySeen } from '#domain/diagnosis/net.ts';
import { NETWORK_RULES } from '#domain/diagnosis/network/rules.ts';
import type { World } from '#services/ports/world.ts';
import { looking } from '#services/procedures/diagnose/looking.ts';
import { proxyOf } from '#services/procedures/diagnose/shared/proxy.ts';
import type { Subject } from '#services/procedures/diagnose/subject.ts';
import type { NetworkTarget } from '#services/procedures/diagnose/target.ts';

import { nameServersLook, routeLook } from './here.ts';
import { hostsLook, portalLook } from './hosts.ts';

/** What is between this machine and the hosts that the console talks to. */
export function networkSubject(world: World, { hosts: urls }: NetworkTarget, limitMs: number): Subject {
  const route = routeLook(world, limitMs);
  const nameServers = nameServersLook(world, limitMs);
  const proxy = looking<ProxySeen | null>(world.clock, {
    id: 'proxy',
    title: 'Look for a proxy',
    limitMs,
    see: (signal) => proxyOf(world, signal),
  });
  const hosts = hostsLook(world, urls, limitMs);
  const portal = portalLook(world, hosts, limitMs);
  return {
    name: 'network',
    title: 'Diagnose the network',
    lookings: [route, nameServers, proxy, hosts, portal],
    conclude: (notLooked) =>
      conclude(
        'network',
        {
          route: route.observed(),
          nameServers: nameServers.observed(),
          proxy: proxy.observed(),
          hosts: hosts.observed(),
          portal: portal.observed(),
        },
        NETWORK_RULES,
        notLooked,
      ),
  };
}
