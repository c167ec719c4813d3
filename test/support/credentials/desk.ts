import type { Credential } from '#domain/credentials/credential.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { Adding, CredentialsDesk, ShownCredential } from '#screens/credentials/desk.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import type { KeychainState } from '#store/credentials.ts';

import { NOW } from '../machine.ts';
import {
  CANARY,
  credential,
  CREDENTIALS,
  LOCKED,
  PASSPHRASE,
  PROVIDERS,
  RECORDS,
  SCANNED,
  tested,
  UNLOCKED,
  VERDICT,
} from './known.ts';

const DAY = 86_400_000;

const shown = (one: Credential): ShownCredential => ({
  credential: one,
  provider: PROVIDERS.find(({ id }) => id === one.provider) ?? null,
  override: null,
  locked: null,
});

interface Given {
  readonly credentials?: readonly Credential[];
  readonly store?: KeychainState;
  readonly desk?: Partial<CredentialsDesk>;
}

/** What the screens of credentials ask, answered without a store; `acts` keeps what was done, never a value. */
export function fakeCredentialsDesk({ credentials = CREDENTIALS, store = UNLOCKED, desk: more = {} }: Given = {}) {
  const acts: string[] = [];
  const held = { store, credentials: [...credentials], scanned: SCANNED };
  const did = <Answer>(what: string, answer: Answer): Promise<Answer> => {
    acts.push(what);
    return Promise.resolve(answer);
  };
  const reviewed = (what: string, asks: Partial<ServiceReview['asks']> = {}): ServiceReview => ({
    asks: { tier: 'interrupting', title: `${what}?`, commands: [`cpm-console cred ${what}`], button: what, ...asks },
    blocked: null,
    notes: [],
    isNeeded: true,
    start: () => did(what, 'rotate-20261120-143205-a1b2'),
  });
  const open = (): void => {
    if (held.store.condition !== 'unlocked')
      throw new OpsError(`keychain-${held.store.condition}`, held.store.message, { hint: held.store.hint });
  };
  const desk: CredentialsDesk = {
    list: () => Promise.resolve(held.credentials.map(shown)),
    store: () =>
      Promise.resolve({
        state: held.store,
        names: held.store.condition === 'unlocked' ? held.credentials.map(({ name }) => name) : null,
      }),
    providers: () => Promise.resolve(PROVIDERS),
    inspect(value, chosen) {
      const text = value.reveal();
      const recognised = text.startsWith('github_pat_') ? 'github' : text.startsWith('sk-') ? 'openai' : null;
      const whole = text.length >= 40;
      const of = chosen ?? recognised;
      return Promise.resolve({
        recognised,
        shape:
          of === null
            ? null
            : whole
              ? { fits: true, kind: of === 'github' ? 'fine-grained token, checksum is right' : 'key', expiresAt: null }
              : { fits: false, problem: 'It is cut short: such a token has 93 characters, this one less.' },
        known: null,
      });
    },
    freeName: (id) =>
      Promise.resolve(held.credentials.some(({ name }) => name === `${id}/main`) ? `${id}/second` : `${id}/main`),
    nameProblem: (name) =>
      /^[a-z\d]+(?:-[a-z\d]+)*(?:\/[a-z\d]+(?:-[a-z\d]+)*)?$/.test(name)
        ? null
        : 'small letters, digits, hyphens and one slash, as in github/main',
    isTaken: (name) => held.credentials.some((each) => each.name === name),
    tryIt: ({ provider: id, baseUrl }) =>
      did(
        `try ${id} ${baseUrl ?? ''}`.trim(),
        tested('ok', 0, {
          summary: 'GitHub knows it',
          account: 'ana',
          scopes: ['issues rw', 'pulls r (tried)'],
          expiresAt: NOW + 90 * DAY,
        }),
      ),
    async add({ name, provider: id, rule, baseUrl }: Adding, result) {
      open();
      const added = credential(name, {
        provider: id,
        rule,
        baseUrl,
        tested: result,
        masked: 'github_pat_…DnCmBl',
        createdAt: NOW,
      });
      held.credentials = [...held.credentials.filter((each) => each.name !== name), added];
      return did(`add ${name} ${id} ${rule ?? ''}`.trim(), added);
    },
    test: (name) => did(`test ${name}`, tested('ok', 0)),
    async copy(name) {
      open();
      return did(`copy ${name}`, { value: new Secret(CANARY), forMs: 30_000 });
    },
    async reveal(name) {
      open();
      return did(`reveal ${name}`, { value: new Secret(CANARY), forMs: 10_000 });
    },
    remove(name) {
      held.credentials = held.credentials.filter((each) => each.name !== name);
      return did(`remove ${name}`, undefined);
    },
    rotate: (name) => Promise.resolve(reviewed(`rotate ${name}`)),
    revoke: (name) => did(`revoke ${name}`, { refused: true, summary: 'api.github.com refuses it' }),
    unlock(passphrase) {
      const right = passphrase.reveal() === PASSPHRASE;
      if (right) held.store = UNLOCKED;
      return did(right ? 'unlock' : 'unlock denied', right ? ('unlocked' as const) : ('denied' as const));
    },
    lock() {
      held.store = LOCKED;
      return did('lock', undefined);
    },
    scan: () => Promise.resolve(held.scanned),
    accept({ fingerprint }) {
      held.scanned = { ...SCANNED, findings: held.scanned.findings.filter((each) => each.fingerprint !== fingerprint) };
      return did(`accept ${fingerprint}`, { undo: () => did(`report ${fingerprint}`, undefined) });
    },
    importFile: (file) =>
      Promise.resolve({ names: ['openai/main'], run: () => did(`import ${file}`, 'openai/main is stored.') }),
    audit: {
      list: ({ text = '' }) =>
        Promise.resolve(RECORDS.filter(({ target, user }) => `${target} ${user}`.includes(text))),
      verify: () => did('verify', VERDICT),
    },
    ...more,
  };
  return { desk: () => Promise.resolve(desk), acts, held };
}
