import type { CertificateSeen, ProxySeen, Reached } from '#domain/diagnosis/net.ts';
import { type Observed, seenIn } from '#domain/diagnosis/observed.ts';

/** One answer of GitHub. */
export interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly message: string;
  /** Epoch ms when it came. */
  readonly at: number;
}

/** All that was gathered about GitHub. A look that was not needed saw null. */
export interface GitHubFacts {
  /** Where its interface is: `api.github.com`. */
  readonly host: string;
  readonly credential: Observed<boolean>;
  readonly connect: Observed<Reached<{ readonly tookMs: number }>>;
  /** Whether there is a default route. */
  readonly route: Observed<boolean | null>;
  readonly proxy: Observed<ProxySeen | null>;
  readonly certificate: Observed<CertificateSeen | null>;
  /** Who the credential is of. */
  readonly user: Observed<Reached<Said>>;
  readonly repositories: Observed<readonly { readonly name: string; readonly said: Reached<Said> }[]>;
  /** When the token ends or ended, as GitHub said before, epoch ms. */
  readonly tokenEndedAt: number | null;
}

/** Everything it said, with what it was asked for. */
export function answersIn({ user, repositories }: GitHubFacts): readonly (Said & { readonly about: string })[] {
  const asked = [
    { about: 'the account', said: seenIn(user) },
    ...(seenIn(repositories) ?? []).map(({ name, said }) => ({ about: name, said })),
  ];
  return asked.flatMap(({ about, said }) => (said?.ok === true ? [{ ...said, about }] : []));
}

/** What it was asked in vain, with the failure of the net. */
export function failureIn({ connect, user }: GitHubFacts) {
  const [stood, said] = [seenIn(connect), seenIn(user)];
  if (said?.ok === true) return null;
  return stood?.ok === false ? stood : said;
}

/** How far the clock of this machine is ahead of GitHub's, ms; null when it did not say the time. */
export function skewOf(facts: GitHubFacts): number | null {
  const [said] = answersIn(facts);
  const theirs = Date.parse(said?.headers['date'] ?? '');
  return said === undefined || Number.isNaN(theirs) ? null : said.at - theirs;
}
