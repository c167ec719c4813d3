import { type Cause, type Judgement, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Rules } from '#domain/diagnosis/conclude.ts';
import { advice, MOST_SKEW_MS, setClock } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { span } from '#domain/format.ts';

import { failureOf, type HostSeen, hostsIn, isReached, type NetworkFacts, noneReached } from './facts.ts';

type NetworkCause = Cause<NetworkFacts>;

const failures = (hosts: readonly HostSeen[]): readonly string[] =>
  hosts.flatMap((host) => failureOf(host)?.says ?? []);

/** A cause for which no host at all is reached. */
function whenCutOff(
  cause: Pick<NetworkCause, 'id' | 'title'>,
  judge: (hosts: readonly HostSeen[], facts: NetworkFacts) => Judgement,
): NetworkCause {
  return {
    ...cause,
    status: 'critical',
    judge(facts) {
      const hosts = hostsIn(facts);
      if (hosts.length === 0) return OPEN;
      const there = hosts.find(isReached);
      return there === undefined ? judge(hosts, facts) : no(`${there.name} answers`);
    },
  };
}

const NO_ROUTE = whenCutOff({ id: 'network-no-route', title: 'No way out of this machine' }, (hosts, { route }) => {
  const seen = seenIn(route);
  const offline = hosts.every((host) => failureOf(host)?.code === 'offline');
  if (seen === null && !offline) return OPEN;
  if (seen === true && !offline) return no('there is a default route');
  return so(
    'certain',
    'This machine has no way out: no cable, no wireless network, or no default route.',
    [...(seen === false ? ['there is no default route'] : []), ...failures(hosts)],
    [advice('connect', 'Connect the machine to a network', ['ip route', 'ip link', 'nmcli device status'])],
  );
});

const RESOLVER = whenCutOff(
  { id: 'network-name-server-silent', title: 'No name server answers' },
  (hosts, { nameServers }) => {
    const asked = hosts.filter(({ lookup }) => lookup !== null);
    if (asked.length === 0) return OPEN;
    if (!asked.every(({ lookup }) => lookup?.ok === false && lookup.code === 'resolver'))
      return no('a name server answers');
    const servers = seenIn(nameServers) ?? [];
    return so(
      'certain',
      `No name server answers${servers.length === 0 ? '' : ` (${servers.join(', ')})`}; without one no host is found by its name.`,
      [...servers.map((server) => `/etc/resolv.conf names ${server}`), ...failures(asked)],
      [
        advice('correct-name-server', 'Correct the name servers, or reconnect', [
          'resolvectl status',
          'cat /etc/resolv.conf',
        ]),
      ],
    );
  },
);

const NO_NAMES = whenCutOff(
  { id: 'network-names-unknown', title: 'The name server knows no names outside' },
  (hosts, { nameServers }) => {
    const asked = hosts.filter(({ lookup }) => lookup !== null);
    if (asked.length === 0) return OPEN;
    if (asked.some(({ lookup }) => lookup?.ok === true)) return no('it knows some');
    if (!asked.every(({ lookup }) => lookup?.ok === false && lookup.code === 'dns')) return no('it does not answer');
    return so(
      'likely',
      'The name server answers, but knows none of the names that were asked for: it only serves a local network.',
      [...(seenIn(nameServers) ?? []).map((server) => `/etc/resolv.conf names ${server}`), ...failures(asked)],
      [advice('correct-name-server', 'Use a name server that knows the rest of the world', ['resolvectl status'])],
    );
  },
);

const PROXY_DEAD = whenCutOff(
  { id: 'network-proxy-unreachable', title: 'The proxy does not answer' },
  (hosts, facts) => {
    const proxy = seenIn(facts.proxy);
    if (proxy === null) return 'seen' in facts.proxy ? no('no proxy is set') : OPEN;
    if (proxy.answers) return no('it answers');
    return so(
      'likely',
      `Nothing is reached, and neither is the proxy ${proxy.where} that ${proxy.variable} names.`,
      failures(hosts),
      [
        advice('correct-proxy', `Correct ${proxy.variable}, or unset it where none is needed`, [
          `unset ${proxy.variable}`,
        ]),
      ],
    );
  },
);

const PROXY_ONLY = whenCutOff({ id: 'network-proxy-only', title: 'Only the proxy leads out' }, (hosts, facts) => {
  const proxy = seenIn(facts.proxy);
  if (proxy === null) return 'seen' in facts.proxy ? no('no proxy is set') : OPEN;
  if (!proxy.answers) return no('the proxy does not answer');
  return so(
    'certain',
    `Nothing is reached directly; the proxy ${proxy.where} is the only way out, and the console was not told to use it.`,
    [`${proxy.variable} names ${proxy.where}, which answers`, ...failures(hosts)],
    [advice('use-proxy', 'Start the console so that it uses the proxy', ['NODE_USE_ENV_PROXY=1 cpm-console'])],
  );
});

const PORTAL = whenCutOff({ id: 'network-captive-portal', title: 'A login page stands in between' }, (hosts, facts) => {
  const portal = seenIn(facts.portal);
  if (portal === null) return 'seen' in facts.portal ? no('plain http is not answered by somebody else') : OPEN;
  if (portal.leadsTo === null && portal.status !== 511) return no(`${portal.asked} itself answers plain http`);
  return so(
    'certain',
    `This network wants a login first: whoever asks for ${portal.asked} is led to ${portal.leadsTo ?? 'a login page'}.`,
    [
      `http://${portal.asked}/ answered HTTP ${portal.status}${portal.leadsTo === null ? '' : `, to ${portal.leadsTo}`}`,
      ...failures(hosts),
    ],
    [advice('log-in', 'Open the page in a browser and log in', [`xdg-open http://${portal.asked}/`])],
  );
});

const INTERCEPTED = whenCutOff(
  { id: 'network-tls-intercepted', title: 'Somebody in between opens every connection' },
  (hosts) => {
    const shown = hosts.flatMap(({ name, certificate }) => (certificate === null ? [] : [{ name, ...certificate }]));
    const foreign = shown.filter(
      ({ untrusted, wrongName, daysLeft }) => (untrusted !== null || wrongName !== null) && daysLeft >= 0,
    );
    if (shown.length === 0) return OPEN;
    if (foreign.length < shown.length || foreign[0] === undefined) return no('a certificate is trusted, or has ended');
    return so(
      'certain',
      `Every host shows a certificate of ${foreign[0].issuer} that this machine does not trust: something in between opens the connections.`,
      foreign.map(
        ({ name, issuer, untrusted }) => `${name}: from ${issuer}${untrusted === null ? '' : `, ${untrusted}`}`,
      ),
      [
        advice('trust-authority', 'If it is the proxy of your company, make its authority known', [
          'export NODE_EXTRA_CA_CERTS=/path/to/authority.pem',
        ]),
      ],
    );
  },
);

const CLOCK_TLS = whenCutOff(
  { id: 'network-clock-certificates', title: 'By our clock every certificate has ended' },
  (hosts) => {
    const shown = hosts.flatMap(({ name, certificate }) => (certificate === null ? [] : [{ name, ...certificate }]));
    if (shown.length === 0) return OPEN;
    if (!shown.every(({ daysLeft }) => daysLeft < 0)) return no('a certificate is still valid');
    return so(
      'certain',
      'By the clock of this machine every certificate has ended: the clock is wrong.',
      shown.map(({ name, daysLeft }) => `${name}: ended ${-daysLeft} d ago`),
      [setClock],
    );
  },
);

const BLOCKED = whenCutOff({ id: 'network-blocked', title: 'Connections are dropped or refused' }, (hosts) => {
  const tried = hosts.flatMap(({ connect }) => (connect === null ? [] : [connect]));
  if (tried.length === 0) return OPEN;
  if (tried.some(({ ok }) => ok)) return no('a connection stood');
  return so(
    'likely',
    'Names are found, but no connection stands: a firewall in between does not let them through.',
    failures(hosts),
    [advice('see-firewall', 'Look at the firewall of this machine and of the network', ['sudo nft list ruleset'])],
  );
});

const ONE_HOST: NetworkCause = {
  id: 'network-one-host',
  title: 'Only some hosts are not reached',
  status: 'warning',
  judge(facts) {
    const hosts = hostsIn(facts);
    if (hosts.length === 0 || noneReached(facts)) return OPEN;
    const away = hosts.filter((host) => !isReached(host));
    if (away.length === 0) return no('every host answers');
    return so(
      'certain',
      `The network is there, but ${away.map(({ name }) => name).join(', ')} cannot be reached.`,
      [...failures(away), ...hosts.filter(isReached).map(({ name }) => `${name} answers`)],
      [advice('look-again', 'It may have a fault of its own: look at its status page, and try again later')],
    );
  },
};

const SKEW: NetworkCause = {
  id: 'network-clock-skew',
  title: 'The clock of this machine is wrong',
  status: 'warning',
  judge(facts) {
    const skews = hostsIn(facts).flatMap(({ answer }) =>
      answer?.ok === true && answer.skewMs !== null ? [answer.skewMs] : [],
    );
    const [skew] = skews.toSorted((one, other) => Math.abs(one) - Math.abs(other));
    if (skew === undefined) return OPEN;
    if (Math.abs(skew) < MOST_SKEW_MS) return no(`it is within ${span(Math.max(1000, Math.abs(skew)))} of theirs`);
    const words = `${span(Math.abs(skew))} ${skew > 0 ? 'ahead' : 'behind'}`;
    return so(
      'certain',
      `The network works, but the clock of this machine is ${words}.`,
      [`servers say another time: it is ${words}`],
      [setClock],
    );
  },
};

/** What can be wrong between this machine and the world. */
export const NETWORK_RULES: Rules<NetworkFacts> = {
  causes: [
    NO_ROUTE,
    PORTAL,
    PROXY_ONLY,
    RESOLVER,
    NO_NAMES,
    CLOCK_TLS,
    INTERCEPTED,
    PROXY_DEAD,
    BLOCKED,
    ONE_HOST,
    SKEW,
  ],
  healthy(facts) {
    const hosts = hostsIn(facts);
    if (hosts.length === 0 || !hosts.every(isReached)) return null;
    return { title: 'The network works.', evidence: hosts.map(({ name }) => `${name} answers`) };
  },
  unexplained: (facts) => ({
    title: 'Something is wrong with the network, and nothing that was seen explains it.',
    evidence: failures(hostsIn(facts)),
  }),
};
