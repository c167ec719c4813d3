import { rotationDue } from '#domain/credentials/state.ts';
import { span } from '#domain/format.ts';
import type { FactGroup } from '#screens/detail/facts.ts';
import { ago, shortDay, when } from '#screens/reading/age.ts';

import type { Known } from './use-known.ts';
import { endsWords, outcomeWord, rotateWords, STATE_WORDS } from './words.ts';

const FROM = { provider: 'says its provider', value: 'it says so itself', person: 'as you said' } as const;
const SOURCES = {
  env: 'a variable of the environment',
  systemd: 'a credential of systemd',
  keychain: 'the keychain',
  vault: 'the age vault',
} as const;

type Fact = FactGroup['facts'][number];

const fact = (name: string, text: string | null | undefined): readonly Fact[] =>
  text === null || text === undefined || text === '' ? [] : [{ name, text }];

/** Where the page that tells how to make one is: behind `enter`, or in what is shown already. */
export type HowIsAt = 'enter' | 'beside' | 'below';

const HOW = { enter: 'enter says how', beside: 'the page beside says how', below: 'the lines below say how' } as const;
const WHAT = { enter: 'enter shows what', beside: 'beside stands what', below: 'below stands what' } as const;

/** How it is and what it may. */
export function standingFacts(known: Known, now: number, how: HowIsAt = 'enter'): readonly Fact[] {
  const { credential, state, locked } = known;
  const { tested, expiresAt, expiryFrom } = credential;
  const end = endsWords(credential, state === 'rotate' ? 'ok' : state, now);
  return [
    ...fact('state', STATE_WORDS[state]),
    ...fact('now', nextStep(known, how)),
    ...fact('owner', tested?.account),
    ...fact('may', tested?.scopes?.join(', ')),
    ...fact(
      'ends',
      expiresAt === null
        ? end
        : `${end}, ${shortDay(expiresAt, now)}${expiryFrom === null ? '' : `, ${FROM[expiryFrom]}`}`,
    ),
    ...fact('rotation', rotationFact(known, now)),
    ...fact(
      'tested',
      tested === null ? 'never' : `${outcomeWord(tested.outcome)}, ${ago(now - tested.at)}: ${tested.summary}`,
    ),
    ...fact('', tested?.hint),
    ...fact(
      'locked out',
      locked === null || locked.until <= now
        ? null
        : `${locked.host} refused it too often; tried again in ${span(locked.until - now)}`,
    ),
  ];
}

/** What it is. */
export function identityFacts({ credential, provider }: Known, now: number): readonly Fact[] {
  const { createdAt, rotatedAt, rule, baseUrl, fingerprint, source, usedBy, leakedAt } = credential;
  return [
    ...fact('provider', provider?.title ?? credential.provider),
    ...fact('value', `${credential.masked}${fingerprint === null ? '' : `   fingerprint ${fingerprint}`}`),
    ...fact('kept in', SOURCES[source]),
    ...fact('address', baseUrl),
    ...fact('for', rule ?? 'everything'),
    ...fact('added', ago(now - createdAt)),
    ...fact('replaced', rotatedAt === null ? null : ago(now - rotatedAt)),
    ...fact('seen open', leakedAt === null ? null : `${when(leakedAt, now)}, in plain text`),
    ...(usedBy.length === 0
      ? fact('used by', 'nothing yet')
      : usedBy.flatMap(({ kind, target, variable }, at) =>
          fact(
            at === 0 ? 'used by' : ' ',
            [kind, target === kind ? '' : target, variable === undefined ? '' : `as ${variable}`]
              .filter((word) => word !== '')
              .join(' '),
          ),
        )),
  ];
}

function rotationFact({ credential }: Known, now: number): string {
  const { rotateDays } = credential;
  if (rotateDays === 0) return 'never';
  const due = rotationDue(credential);
  return `every ${rotateDays} d; ${rotateWords(credential, now)}, ${shortDay(due, now)}`;
}

/** The next useful key beside the problem; empty when nothing is to be done. */
export function nextStep({ state, provider }: Known, how: HowIsAt): string {
  switch (state) {
    case 'leaked':
      return 'r replaces it; x revokes the old one at once';
    case 'rejected':
    case 'expired':
      return `make a new one${provider === null ? '' : ` at ${provider.title}`} and press r; ${HOW[how]}`;
    case 'missing':
      return 'c with the same name stores it again';
    case 'locked':
      return 'x unlocks the store right here';
    case 'expiring':
    case 'rotate':
      return 'r replaces it while the old one still works';
    case 'restricted':
      return `${WHAT[how]} it must be able to do`;
    case 'unverified':
      return 't asks its provider';
    case 'ok':
      return '';
  }
}
