import type { Config } from '#config/config.ts';
import { afterTest } from '#domain/credentials/after-test.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import { isCredentialName } from '#domain/credentials/name.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { Adding, CredentialsDesk, HandedOut } from '#screens/credentials/desk.ts';
import type { World } from '#services/ports/world.ts';
import { addCredential } from '#services/procedures/credentials/add.ts';
import { audited } from '#services/procedures/credentials/audited.ts';
import { handOut } from '#services/procedures/credentials/hand-out.ts';
import { hostOf } from '#services/procedures/credentials/host.ts';
import { lookAt } from '#services/procedures/credentials/look.ts';
import { allProviders } from '#services/procedures/credentials/provider-of.ts';
import { removeCredential } from '#services/procedures/credentials/remove.ts';
import { testCredential } from '#services/procedures/credentials/test.ts';

import { inspectValue, shownProvider } from './credentials-shown.ts';

export interface CredentialsParts {
  readonly world: World;
  readonly config: () => Config;
  /** Told after every change, so that what counts credentials counts anew. */
  readonly changed: () => void;
}

/** Credentials for the screens: looked at, added and handed out as `cred` does it. */
export function credentialsDeskFor({ world, config, changed }: CredentialsParts): CredentialsDesk {
  const { secrets, keychains, clock } = world;
  const records = world.state.credentials;
  const settings = () => config().credentials;
  const { audit } = world;
  const after = async <Answer>(act: Promise<Answer>): Promise<Answer> => {
    try {
      return await act;
    } finally {
      changed();
    }
  };
  return {
    async list() {
      const providers = await allProviders();
      return Promise.all(
        records.all().map(async (credential) => {
          const provider = providers.find(({ id }) => id === credential.provider);
          const host = hostOf(credential);
          const { until } = records.lockout(credential.name, host);
          return {
            credential,
            provider: provider === undefined ? null : shownProvider(provider),
            override: await secrets.override(credential.name),
            locked: until === null || until <= clock.now() ? null : { host, until },
          };
        }),
      );
    },
    store: () => secrets.stored(),
    providers: async () => (await allProviders()).map(shownProvider),
    inspect: (value, provider) => inspectValue(world, value, provider),
    freeName(provider) {
      const names = [`${provider}/main`, ...Array.from({ length: 98 }, (_, at) => `${provider}/${at + 2}`)];
      return Promise.resolve(names.find((name) => records.get(name) === null) ?? '');
    },
    nameProblem: (name) =>
      isCredentialName(name) ? null : 'Small letters, digits, hyphens and one slash, as in github/main.',
    isTaken: (name) => records.get(name) !== null,
    async tryIt(adding, signal) {
      secrets.learn(adding.name, adding.value);
      return lookAt(world, settings(), draftOf(adding, clock.now()), adding.value, signal);
    },
    async add(adding, tested) {
      const { name, provider, baseUrl, rule, value } = adding;
      const wish = { name, provider, baseUrl, rule, text: value.reveal(), test: false, replace: adding.replace };
      const { credential } = await after(addCredential(world, settings(), wish, new AbortController().signal));
      if (tested === null) return credential;
      const known = afterTest(credential, tested);
      records.put(known);
      changed();
      return known;
    },
    test: async (name, signal) => (await after(testCredential(world, settings(), name, signal))).result,
    async copy(name) {
      const { clearMs, overSsh } = settings().copy;
      if (!overSsh && isRemote(world)) throw overSshOff();
      return handed(await handOut(world, name, 'copied'), clearMs);
    },
    reveal: async (name) => handed(await handOut(world, name, 'revealed'), settings().revealMs),
    remove: async (name) => void (await after(removeCredential(world, name))),
    async unlock(passphrase) {
      const { main } = keychains;
      const answer = await main.unlock(passphrase.reveal());
      const event = answer === 'unlocked' ? 'keychain_unlocked' : 'keychain_unlock_failed';
      await audited(world, { event, target: main.driver, outcome: answer === 'unlocked' ? 'done' : 'denied' });
      if (answer === 'unlocked') await audit.settle();
      changed();
      return answer;
    },
    async lock() {
      await audit.settle();
      await keychains.main.lock();
      await audited(world, { event: 'keychain_locked', target: keychains.main.driver, outcome: 'done' });
      changed();
    },
    audit: { list: (filter) => audit.list(filter), verify: () => audit.verify() },
  };
}

const handed = (value: Secret, forMs: number): HandedOut => ({ value, forMs });

function isRemote({ environment }: World): boolean {
  return ['SSH_CONNECTION', 'SSH_TTY'].some((variable) => (environment.get(variable) ?? '') !== '');
}

const overSshOff = (): OpsError =>
  new OpsError('clipboard-over-ssh', 'Over SSH nothing is copied: it would land on the machine you sit at.', {
    hint: 'If that is meant, set credentials.copy.overSsh to true.',
    exit: 'refused',
  });

/** A credential that is not there yet, as far as its provider is asked about it. */
function draftOf({ name, provider, baseUrl, rule }: Adding, now: number): Credential {
  return {
    name,
    provider,
    baseUrl,
    rule,
    source: 'keychain',
    masked: '',
    fingerprint: null,
    createdAt: now,
    rotatedAt: null,
    expiresAt: null,
    expiryFrom: null,
    rotateDays: 0,
    tested: null,
    usedBy: [],
    leakedAt: null,
  };
}
