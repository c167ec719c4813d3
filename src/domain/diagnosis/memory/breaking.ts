import { type Cause, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { continueFix, holderWords } from '#domain/diagnosis/holder.ts';
import type { CertificateSeen } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { restartFix, unitEvidence } from '#domain/diagnosis/unit.ts';

import { type MemoryFacts, placeWords } from './facts.ts';

type MemoryCause = Cause<MemoryFacts>;

const failureOf = ({ answer }: MemoryFacts) => {
  const seen = seenIn(answer);
  return seen === null || seen.ok ? null : seen;
};

const connected = ({ connect }: MemoryFacts): boolean => seenIn(connect)?.ok === true;

const fix = (id: string, title: string, commands: readonly string[], costs: string | null = null): Fix => ({
  id,
  title,
  commands,
  costs,
  act: null,
});

/** A connection stands, and no answer comes. */
export const SILENT: readonly MemoryCause[] = [
  {
    id: 'memory-process-stopped',
    title: 'Its process is stopped by a signal',
    status: 'critical',
    judge(facts) {
      const holders = seenIn(facts.holders);
      const stopped = holders?.find((holder) => ['T', 't'].includes(holder.process?.state ?? ''));
      if (holders === null) return OPEN;
      if (stopped === undefined || stopped.process === null) return no('no process on its port is stopped');
      const { pid } = stopped.process;
      return so(
        'certain',
        `The process behind ${placeWords(facts.place)} is stopped by a signal: ${holderWords(stopped)}.`,
        [
          `pid ${pid} is in state T (stopped)`,
          failureOf(facts)?.says ?? 'it accepts connections, the kernel does that for it',
        ],
        [continueFix(stopped.process)],
      );
    },
  },
  {
    id: 'memory-hangs',
    title: 'It accepts connections and never answers',
    status: 'critical',
    judge(facts) {
      const failure = failureOf(facts);
      if (!connected(facts)) return OPEN;
      if (failure?.code !== 'timeout') return no(failure?.says ?? 'it answers');
      const unit = seenIn(facts.unit);
      const known = unit !== null && unit.state !== 'not-found';
      return so(
        'likely',
        `The memory service accepts connections on ${placeWords(facts.place)} and never answers: it hangs, or is overloaded.`,
        ['a connection stood', failure.says, ...(known ? unitEvidence(unit) : [])],
        known ? [restartFix(unit)] : [],
      );
    },
  },
  {
    id: 'memory-breaks-off',
    title: 'It breaks the connection off',
    status: 'critical',
    judge(facts) {
      const failure = failureOf(facts);
      if (!connected(facts) || seenIn(facts.otherScheme) === true) return OPEN;
      if (failure?.code !== 'reset') return no(failure?.says ?? 'it answers');
      const unit = seenIn(facts.unit);
      return so(
        'likely',
        `What listens on ${placeWords(facts.place)} breaks every connection off without an answer: it crashes at each request, or wants another protocol.`,
        [failure.says],
        unit === null || unit.state === 'not-found' ? [] : [restartFix(unit)],
      );
    },
  },
];

/** Both sides speak, one of them the wrong one of http and https. */
export const SCHEMES: readonly MemoryCause[] = [
  {
    id: 'memory-speaks-plain-http',
    title: 'It speaks plain http and we ask with TLS',
    status: 'critical',
    judge: (facts) => otherScheme(facts, true),
  },
  {
    id: 'memory-speaks-tls',
    title: 'It speaks TLS and we ask without',
    status: 'critical',
    judge: (facts) => otherScheme(facts, false),
  },
];

function otherScheme({ place, otherScheme: other, answer }: MemoryFacts, tls: boolean) {
  if (place.tls !== tls) return no(tls ? 'we ask without TLS' : 'we ask with TLS');
  const seen = seenIn(other);
  if (seen === null) return seenIn(answer)?.ok === true ? no('it understands us') : OPEN;
  if (!seen) return no(tls ? 'it does not answer plain http either' : 'it shows no certificate');
  const asked = seenIn(answer);
  return so(
    'certain',
    tls
      ? `The memory service at ${placeWords(place)} speaks plain http, and it is asked with TLS.`
      : `The memory service at ${placeWords(place)} speaks TLS, and it is asked without.`,
    [
      asked?.ok === false ? asked.says : `it refuses what we say`,
      tls ? 'http:// is answered there' : 'it shook hands when it was asked for TLS',
    ],
    [
      fix('correct-tls', `Set memory.tls to ${tls ? 'false' : 'true'} in the configuration`, [
        'cpm-console config path',
      ]),
    ],
  );
}

function whenCertificate(
  id: string,
  title: string,
  holds: (certificate: CertificateSeen) => string | null,
  fixes: (facts: MemoryFacts) => readonly Fix[],
): MemoryCause {
  return {
    id,
    title,
    status: 'critical',
    judge(facts) {
      const certificate = seenIn(facts.certificate);
      if (certificate === null) return OPEN;
      const says = holds(certificate);
      if (says === null)
        return no(`its certificate is valid for ${certificate.daysLeft} d, from ${certificate.issuer}`);
      return so('certain', says, [failureOf(facts)?.says ?? says, `issued by ${certificate.issuer}`], fixes(facts));
    },
  };
}

const showCertificate = ({ place: { host, port } }: MemoryFacts): Fix =>
  fix('show-certificate', 'Look at the certificate', [
    `openssl s_client -connect ${host}:${port} -servername ${host} </dev/null | openssl x509 -noout -dates -subject -issuer`,
  ]);

export const CERTIFICATES: readonly MemoryCause[] = [
  whenCertificate(
    'memory-certificate-expired',
    'Its certificate has ended',
    ({ daysLeft }) => (daysLeft < 0 ? `The certificate of the memory service ended ${-daysLeft} d ago.` : null),
    (facts) => [fix('renew-certificate', 'Renew its certificate and restart it', []), showCertificate(facts)],
  ),
  whenCertificate(
    'memory-certificate-wrong-name',
    'Its certificate is for another name',
    ({ wrongName, daysLeft }) =>
      wrongName === null || daysLeft < 0
        ? null
        : `The certificate of the memory service is for another name: ${wrongName}`,
    (facts) => [
      fix('correct-host', 'Use the name the certificate is for as memory.host', ['cpm-console config path']),
      showCertificate(facts),
    ],
  ),
  whenCertificate(
    'memory-certificate-untrusted',
    'Its certificate is not trusted',
    ({ untrusted, daysLeft, wrongName }) =>
      untrusted === null || daysLeft < 0 || wrongName !== null
        ? null
        : `Nobody this machine trusts signed the certificate of the memory service: ${untrusted}.`,
    (facts) => [
      fix('trust-authority', 'Make the authority that signed it known', [
        'export NODE_EXTRA_CA_CERTS=/path/to/authority.pem',
      ]),
      showCertificate(facts),
    ],
  ),
  {
    id: 'memory-tls-fails',
    title: 'No TLS connection comes about',
    status: 'critical',
    judge(facts) {
      const failure = failureOf(facts);
      if (failure?.code !== 'tls') return failure === null ? no('the TLS connection stood') : OPEN;
      return so(
        'likely',
        `No TLS connection with the memory service comes about.`,
        [failure.says],
        [showCertificate(facts)],
      );
    },
  },
];
