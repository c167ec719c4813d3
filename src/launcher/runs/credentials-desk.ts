import type { Config } from '#config/config.ts';
import { afterTest } from '#domain/credentials/after-test.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import { isCredentialName } from '#domain/credentials/name.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { Adding, CredentialsDesk, HandedOut } from '#screens/credentials/desk.ts';
import type { World } from '#services/ports/world.ts';
import { addCredential } from '#services/procedures/credentials/add.ts';
import { handOut } from '#services/procedures/credentials/hand-out.ts';
import { hostOf } from '#services/procedures/credentials/host.ts';
import { lookAt } from '#services/procedures/credentials/look.ts';
import { withProviders } from '#services/procedures/credentials/ports.ts';
import { allProviders } from '#services/procedures/credentials/provider-of.ts';
import { removeCredential } from '#services/procedures/credentials/remove.ts';
import { revokeCredential } from '#services/procedures/credentials/revoke.ts';
import { testCredential } from '#services/procedures/credentials/test.ts';

import { letShow } from '../covered-output.ts';
import { leaksFor } from './credentials-leaks.ts';
import { inspectValue, shownProvider } from './credentials-shown.ts';
import { gated } from './gated.ts';
import type { RunKeeper } from './keeper.ts';
import { reviewRotation } from './review-rotation.ts';

export interface CredentialsParts {
  readonly world: World;
  readonly config: () => Config;
  readonly keeper: RunKeeper;
  /** Told after every change, so that what counts credentials counts anew. */
  readonly changed: () => void;
}

/** Credentials for the screens: looked at, added and handed out as `cred` does it. */
export function credentialsDeskFor(parts: CredentialsParts): CredentialsDesk {
  const { world, config, changed } = parts;
  const { secrets, keychains, clock, policy } = world;
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
    async reveal(name) {
      const value = await handOut(world, name, 'revealed');
      clock.after(settings().revealMs, letShow(value.reveal()));
      return handed(value, settings().revealMs);
    },
    async remove(name) {
      await after(removeCredential(world, name));
    },
    rotate: (name) => reviewRotation(parts, name),
    async revoke(name) {
      const told = await after(
        revokeCredential(withProviders(gated(world, config)), name, AbortSignal.timeout(REVOKE_MS)),
      );
      return { refused: told.refused, summary: told.tested.summary };
    },
    async unlock(passphrase) {
      const answer = await keychains.main.unlock(passphrase.reveal());
      changed();
      return answer;
    },
    async lock() {
      await keychains.main.lock();
      changed();
    },
    ...leaksFor(parts),
    audit: {
      async list(filter) {
        await policy.demand('audit.read', 'the audit trail');
        return audit.list(filter);
      },
      async verify() {
        await policy.demand('audit.read', 'the audit trail');
        const verdict = await audit.verify();
        const found = verdict.tampering.length;
        await audit.append({
          event: 'audit_verified',
          target: 'audit',
          outcome: found === 0 ? 'done' : 'failed',
          details: { records: verdict.records, tampering: found },
        });
        return verdict;
      },
    },
  };
}

/** Told to the provider, and asked whether it is refused now. */
const REVOKE_MS = 30_000;

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
