import type { Net } from '#services/ports/net.ts';

import { dnsRecords } from './net/dns.ts';
import { httpClient } from './net/http.ts';
import { lookupWith } from './net/lookup.ts';
import { tcpConnect } from './net/tcp.ts';
import { tlsFacts } from './net/tls.ts';

/** The network as this machine sees it. `servers` replaces the system's name servers: `127.0.0.1:5353`. */
export function realNet(servers: readonly string[] | null = null): Net {
  const lookup = lookupWith(servers);
  return {
    http: httpClient(lookup),
    tcp: (host, port, signal) => tcpConnect(host, port, lookup, signal),
    tls: (host, port, serverName, signal) => tlsFacts(host, port, serverName, lookup, signal),
    dns: (name, type, server, signal) => dnsRecords(name, type, server === null ? servers : [server], signal),
  };
}
