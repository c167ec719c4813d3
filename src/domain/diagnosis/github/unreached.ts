import { type Cause, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { advice, diagnoseNetwork, MOST_SKEW_MS, setClock } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { span } from '#domain/format.ts';
import type { NetCode } from '#domain/net-failure.ts';

import { answersIn, failureIn, type GitHubFacts, skewOf } from './facts.ts';

type GitHubCause = Cause<GitHubFacts>;

/** A failure of the net that says one thing. */
function whenFailed(
  id: string,
  codes: readonly NetCode[],
  title: string,
  sentence: (facts: GitHubFacts) => string,
  fixes: readonly Fix[] = [diagnoseNetwork],
): GitHubCause {
  return {
    id,
    title,
    status: codes.includes('offline') || codes.includes('resolver') ? 'unknown' : 'critical',
    judge(facts) {
      const failure = failureIn(facts);
      if (failure === null) return answersIn(facts).length > 0 ? no('GitHub answered') : OPEN;
      if (!codes.includes(failure.code)) return no(failure.says);
      // What the certificate is says more than that it was refused.
      const confidence = failure.code === 'tls' ? 'likely' : 'certain';
      return so(confidence, sentence(facts), [failure.says], fixes);
    },
  };
}

/** The proxy and the certificate say more than the failure they cause. */
export const IN_BETWEEN: readonly GitHubCause[] = [
  {
    id: 'github-proxy-unreachable',
    title: 'The proxy does not answer',
    status: 'critical',
    judge(facts) {
      const proxy = seenIn(facts.proxy);
      if (proxy === null) return 'seen' in facts.proxy ? no('no proxy is set') : OPEN;
      if (failureIn(facts) === null) return no('GitHub answers without it');
      if (proxy.answers) return no('the proxy answers');
      const failure = failureIn(facts);
      const offline = failure !== null && ['offline', 'resolver'].includes(failure.code);
      return so(
        offline ? 'possible' : 'certain',
        `GitHub cannot be reached, and neither can the proxy ${proxy.where} that ${proxy.variable} names.`,
        [`${proxy.variable} names ${proxy.where}, which does not answer`],
        [
          advice('correct-proxy', `Correct ${proxy.variable}, or unset it where none is needed`, [
            `unset ${proxy.variable}`,
          ]),
        ],
      );
    },
  },
  {
    id: 'github-behind-proxy',
    title: 'Only the proxy leads there',
    status: 'critical',
    judge(facts) {
      const proxy = seenIn(facts.proxy);
      if (proxy === null) return 'seen' in facts.proxy ? no('no proxy is set') : OPEN;
      if (failureIn(facts) === null) return no('GitHub answers without it');
      if (!proxy.answers) return no('the proxy does not answer');
      return so(
        'certain',
        `GitHub cannot be reached directly, and the console was not told to use the proxy ${proxy.where}.`,
        [`${proxy.variable} names ${proxy.where}, which answers`],
        [advice('use-proxy', 'Start the console so that it uses the proxy', ['NODE_USE_ENV_PROXY=1 cpm-console'])],
      );
    },
  },
  {
    id: 'github-certificate-ended',
    title: 'Its certificate has ended by our clock',
    status: 'critical',
    judge({ certificate, host }) {
      const seen = seenIn(certificate);
      if (seen === null) return OPEN;
      if (seen.daysLeft >= 0) return no(`it is valid for ${seen.daysLeft} d`);
      return so(
        'certain',
        `By the clock of this machine the certificate of ${host} ended ${-seen.daysLeft} d ago; the clock may be wrong.`,
        [`issued by ${seen.issuer}`],
        [setClock],
      );
    },
  },
  {
    id: 'github-tls-intercepted',
    title: 'Somebody in between opens the connection',
    status: 'critical',
    judge({ certificate, host }) {
      const seen = seenIn(certificate);
      if (seen === null) return OPEN;
      if (seen.untrusted === null && seen.wrongName === null)
        return no(`its certificate is from ${seen.issuer}, which is trusted`);
      if (seen.daysLeft < 0) return no('its certificate has ended');
      return so(
        'certain',
        `What answers for ${host} shows a certificate of ${seen.issuer} that this machine does not trust: a proxy in between opens the connection, or it is another server.`,
        [...(seen.untrusted === null ? [] : [seen.untrusted]), ...(seen.wrongName === null ? [] : [seen.wrongName])],
        [
          advice('trust-authority', 'If it is the proxy of your company, make its authority known', [
            'export NODE_EXTRA_CA_CERTS=/path/to/authority.pem',
          ]),
        ],
      );
    },
  },
];

const NO_NETWORK = whenFailed(
  'github-no-network',
  ['offline'],
  'This machine has no way there',
  () => 'This machine has no network: there is no way to GitHub.',
);

export const UNREACHED: readonly GitHubCause[] = [
  {
    ...NO_NETWORK,
    judge(facts) {
      const failure = failureIn(facts);
      // A name server is beyond the network too: its silence alone does not tell which of them is away.
      if (failure?.code !== 'resolver' || seenIn(facts.route) !== false) return NO_NETWORK.judge(facts);
      const evidence = ['there is no default route', failure.says];
      return so('certain', 'This machine has no network: there is no way to GitHub.', evidence, [diagnoseNetwork]);
    },
  },
  whenFailed(
    'github-name-server-silent',
    ['resolver'],
    'No name server answers',
    ({ host }) => `No name server answers, so nobody knows where ${host} is.`,
  ),
  whenFailed('github-name-unknown', ['dns'], 'Its name has no address', ({ host }) => `There is no name ${host}.`),
  whenFailed(
    'github-unreachable',
    ['unreachable'],
    'It cannot be reached',
    ({ host }) => `${host} cannot be reached: something on the way refuses.`,
  ),
  whenFailed(
    'github-refused',
    ['refused'],
    'The connection is refused',
    ({ host }) => `${host} refuses the connection: nothing listens there.`,
  ),
  whenFailed(
    'github-hangs',
    ['timeout'],
    'It does not answer in time',
    ({ host }) => `${host} does not answer: a firewall drops the connection, or it is overloaded.`,
  ),
  whenFailed(
    'github-breaks-off',
    ['reset', 'garbage'],
    'The connection is broken off',
    ({ host }) => `The connection to ${host} is broken off: something in between does not let it through.`,
  ),
  whenFailed(
    'github-tls-fails',
    ['tls'],
    'No TLS connection comes about',
    ({ host }) => `No TLS connection with ${host} comes about.`,
    [setClock, diagnoseNetwork],
  ),
];

/** All answers came, and something is still not right. */
export const WARNINGS: readonly GitHubCause[] = [
  {
    id: 'github-clock-skew',
    title: 'The clock of this machine is wrong',
    status: 'warning',
    judge(facts) {
      const skew = skewOf(facts);
      if (skew === null) return OPEN;
      if (Math.abs(skew) < MOST_SKEW_MS) return no(`it is within ${span(Math.max(1000, Math.abs(skew)))} of GitHub's`);
      return so(
        'certain',
        `The clock of this machine is ${span(Math.abs(skew))} ${skew > 0 ? 'ahead' : 'behind'}.`,
        [`GitHub's Date header differs by ${span(Math.abs(skew))}`],
        [setClock],
      );
    },
  },
  {
    id: 'github-token-ends-soon',
    title: 'The token ends soon',
    status: 'warning',
    judge(facts) {
      const [said] = answersIn(facts);
      const end = Date.parse(said?.headers['github-authentication-token-expiration'] ?? '');
      if (said === undefined) return OPEN;
      if (Number.isNaN(end) || said.status !== 200) return no('no end of it is told');
      const days = Math.floor((end - said.at) / 86_400_000);
      if (days >= 14) return no(`it lasts ${days} d`);
      return so(
        'certain',
        `GitHub answers, and the token ends in ${days} d.`,
        [`it ends on ${new Date(end).toISOString().slice(0, 10)}`],
        [advice('new-token', 'Create a new token at https://github.com/settings/tokens')],
      );
    },
  },
  {
    id: 'github-few-calls-left',
    title: 'Few calls are left',
    status: 'warning',
    judge(facts) {
      const said = answersIn(facts).find(({ headers }) => headers['x-ratelimit-remaining'] !== undefined);
      if (said === undefined) return OPEN;
      const [left, limit] = [Number(said.headers['x-ratelimit-remaining']), Number(said.headers['x-ratelimit-limit'])];
      if (!(left > 0 && left < limit / 10)) return no(`${left} of ${limit} are left`);
      return so(
        'certain',
        `GitHub answers, and ${left} of ${limit} calls are left.`,
        [`${left} of ${limit} calls left`],
        [advice('fewer-calls', 'Raise the interval of the GitHub checks, or see what else uses this token')],
      );
    },
  },
];
