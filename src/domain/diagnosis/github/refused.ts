import { type Cause, type Judgement, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import { advice } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { span } from '#domain/format.ts';

import { answersIn, type GitHubFacts, type Said } from './facts.ts';

type GitHubCause = Cause<GitHubFacts>;
type Answer = Said & { readonly about: string };

const NEW_TOKEN = advice(
  'new-token',
  'Create a new token at https://github.com/settings/tokens and start the console with it',
  ['export GITHUB_TOKEN=…'],
);

/** A cause that one of the answers shows. */
function whenSaid(
  cause: Pick<GitHubCause, 'id' | 'title'> & { readonly status?: GitHubCause['status'] },
  is: (answer: Answer) => boolean,
  judge: (answer: Answer, facts: GitHubFacts) => Judgement,
): GitHubCause {
  return {
    status: 'critical',
    ...cause,
    judge(facts) {
      const answers = answersIn(facts);
      const answer = answers.find(is);
      if (answer !== undefined) return judge(answer, facts);
      return answers.length === 0 ? OPEN : no(answers.map((said) => `${said.about}: HTTP ${said.status}`).join(', '));
    },
  };
}

const told = ({ about, status, message }: Answer): string =>
  `asked for ${about} it answered HTTP ${status}${message === '' ? '' : `: ${message}`}`;

const isLimited = ({ status, headers }: Answer): boolean =>
  (status === 403 || status === 429) && headers['x-ratelimit-remaining'] === '0';

const isSecondary = (answer: Answer): boolean =>
  (answer.status === 403 || answer.status === 429) &&
  !isLimited(answer) &&
  (answer.status === 429 ||
    answer.headers['retry-after'] !== undefined ||
    /secondary rate limit|abuse/i.test(answer.message));

const isSso = ({ status, headers }: Answer): boolean => status === 403 && headers['x-github-sso'] !== undefined;

const isSuspended = ({ status, message }: Answer): boolean => status === 403 && /suspended/i.test(message);

const isForbidden = (answer: Answer): boolean =>
  answer.status === 403 && !isLimited(answer) && !isSecondary(answer) && !isSso(answer) && !isSuspended(answer);

const isUser = ({ about }: Answer): boolean => about === 'the account';

/** `at 14:32 UTC, in 23 m` */
function resetWords({ headers, at }: Answer): string {
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  if (!Number.isFinite(reset) || reset === 0) return 'at a time it does not say';
  const time = new Date(reset).toISOString().slice(11, 16);
  return reset <= at ? `since ${time} UTC` : `at ${time} UTC, in ${span(Math.max(60_000, reset - at))}`;
}

function tokenEnd({ tokenEndedAt }: GitHubFacts, answer: Answer): number | null {
  const end = Date.parse(answer.headers['github-authentication-token-expiration'] ?? '');
  return Number.isNaN(end) ? tokenEndedAt : end;
}

const hasEnded = (facts: GitHubFacts, answer: Answer): boolean => (tokenEnd(facts, answer) ?? Infinity) <= answer.at;

export const TOKEN: readonly GitHubCause[] = [
  whenSaid(
    { id: 'github-token-expired', title: 'The token has ended' },
    ({ status }) => status === 401,
    (answer, facts) => {
      if (!hasEnded(facts, answer)) return no('no end of the token is known, or it is still to come');
      const day = new Date(tokenEnd(facts, answer) ?? 0).toISOString().slice(0, 10);
      return so(
        'certain',
        `GitHub does not accept the token: it ended on ${day}.`,
        [told(answer), `it was told to end on ${day}`],
        [NEW_TOKEN],
      );
    },
  ),
  whenSaid(
    { id: 'github-token-rejected', title: 'The token is wrong or revoked' },
    ({ status }) => status === 401,
    (answer, facts) => {
      if (hasEnded(facts, answer)) return no('it has ended');
      return so(
        'certain',
        'GitHub does not accept the token (HTTP 401): it is wrong, was revoked, or has ended.',
        [told(answer)],
        [NEW_TOKEN, advice('check-token', 'See which one the gh program has', ['gh auth status'])],
      );
    },
  ),
];

export const REFUSED: readonly GitHubCause[] = [
  whenSaid({ id: 'github-rate-limit', title: 'Its calls are used up', status: 'warning' }, isLimited, (answer) => {
    const limit = answer.headers['x-ratelimit-limit'] ?? '?';
    return so(
      'certain',
      `The calls to GitHub are used up; there are new ones ${resetWords(answer)}.`,
      [told(answer), `0 of ${limit} calls left, reset ${resetWords(answer)}`],
      [
        advice('wait', `Wait: new calls ${resetWords(answer)}`),
        advice('fewer-calls', 'Raise the interval of the GitHub checks, or see what else uses this token'),
      ],
    );
  }),
  whenSaid(
    { id: 'github-secondary-rate-limit', title: 'Too many calls at once', status: 'warning' },
    isSecondary,
    (answer) => {
      const after = Number(answer.headers['retry-after']);
      const when = Number.isFinite(after) && after > 0 ? `in ${span(after * 1000)}` : 'in some minutes';
      return so(
        'certain',
        `GitHub refuses for a while, because too many calls came at once (secondary rate limit); again ${when}.`,
        [
          told(answer),
          ...(answer.headers['retry-after'] === undefined ? [] : [`retry-after: ${answer.headers['retry-after']} s`]),
        ],
        [advice('wait', `Wait, and ask again ${when}`)],
      );
    },
  ),
  whenSaid({ id: 'github-sso', title: 'The token is not authorised for the organisation (SSO)' }, isSso, (answer) => {
    const url = /url=(\S+)/.exec(answer.headers['x-github-sso'] ?? '')?.[1];
    return so(
      'certain',
      `The organisation of ${answer.about} wants the token to be authorised for its single sign-on (SSO).`,
      [told(answer), 'X-GitHub-SSO: required'],
      [
        advice('authorise-sso', 'Authorise the token for the organisation', [
          url ?? 'https://github.com/settings/tokens',
        ]),
      ],
    );
  }),
  whenSaid({ id: 'github-account-suspended', title: 'The account is suspended' }, isSuspended, (answer) =>
    so(
      'certain',
      'The account of the token is suspended.',
      [told(answer)],
      [advice('ask-support', 'Write to https://support.github.com')],
    ),
  ),
  whenSaid({ id: 'github-permission-missing', title: 'The token lacks a permission' }, isForbidden, (answer) => {
    const { headers } = answer;
    const wanted = headers['x-accepted-github-permissions'] ?? headers['x-accepted-oauth-scopes'] ?? '';
    const has = headers['x-oauth-scopes'];
    return so(
      'certain',
      `The token may not read ${answer.about}${wanted === '' ? '' : `: that needs ${wanted}`}.`,
      [told(answer), ...(has === undefined ? [] : [`the token has the scopes: ${has === '' ? 'none' : has}`])],
      [
        advice(
          'give-permission',
          `Give the token ${wanted === '' ? 'read access to it' : wanted}, or create another one`,
          ['https://github.com/settings/tokens'],
        ),
      ],
    );
  }),
  whenSaid(
    { id: 'github-repository-not-found', title: 'A repository is not there' },
    (answer) => answer.status === 404 && !isUser(answer),
    (answer) =>
      so(
        'certain',
        `GitHub knows no repository ${answer.about}, or the token may not see it.`,
        [told(answer)],
        [
          advice('correct-remote', 'Correct the address of the remote', [
            'git remote -v',
            `git remote set-url origin git@github.com:${answer.about}.git`,
          ]),
          advice('give-access', 'Give the token access to the repository', ['https://github.com/settings/tokens']),
        ],
      ),
  ),
  whenSaid(
    { id: 'github-wrong-address', title: 'What answers is not its interface' },
    (answer) => isUser(answer) && [301, 302, 307, 308, 404].includes(answer.status),
    (answer, { host }) =>
      so(
        'likely',
        `What answers at ${host} is not the interface of GitHub.`,
        [told(answer)],
        [
          advice('correct-address', 'Correct GITHUB_API_URL, or leave it unset for github.com', [
            'unset GITHUB_API_URL',
          ]),
        ],
      ),
  ),
  whenSaid(
    { id: 'github-outage', title: 'GitHub has a fault of its own' },
    ({ status }) => status >= 500,
    (answer) =>
      so(
        'certain',
        `GitHub has a fault of its own (HTTP ${answer.status}).`,
        [told(answer)],
        [advice('see-status', 'See https://www.githubstatus.com, and wait')],
      ),
  ),
];

export const NO_CREDENTIAL: GitHubCause = {
  id: 'github-no-credential',
  title: 'There is no credential',
  status: 'warning',
  judge({ credential }) {
    const seen = seenIn(credential);
    if (seen === null) return OPEN;
    if (seen) return no('there is one');
    return so(
      'certain',
      'There is no credential for GitHub.',
      ['neither GITHUB_TOKEN nor GH_TOKEN is set'],
      [NEW_TOKEN, advice('use-gh', 'Or take the one of the gh program', ['export GITHUB_TOKEN=$(gh auth token)'])],
    );
  },
};
