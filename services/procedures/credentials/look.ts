import type { Credential, TestResult } from '#domain/credentials/credential.ts';
import { afterLook, lockedFor } from '#domain/credentials/lockout.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import type { CredentialSettings } from '#domain/credentials/settings.ts';
import { OpsError } from '#domain/errors.ts';
import { lasting, plural } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';

import { audited } from './audited.ts';
import { hostOf } from './host.ts';
import { providerNamed } from './provider-of.ts';

export type LookSettings = Pick<CredentialSettings, 'lockout' | 'timeoutMs'>;

/**
 * Asks the provider about a value, at most so many times while it has a fault of its own, and counts rejections. Throws
 * OpsError `locked-out` while nothing may be tried.
 */
export async function lookAt(
  world: World,
  settings: LookSettings,
  credential: Credential,
  value: Secret,
  signal: AbortSignal,
): Promise<TestResult> {
  const { name, baseUrl, wants, probe } = credential;
  const { lockout: rule, timeoutMs } = settings;
  const host = hostOf(credential);
  const before = world.state.credentials.lockout(name, host);
  const left = lockedFor(before, rule, world.clock.now());
  if (left > 0) throw lockedOut(name, host, before.failures, left);
  const provider = await providerNamed(credential.provider);
  let result: TestResult;
  for (let tries = 1; ; tries += 1) {
    const deadline = withDeadline(world, timeoutMs, signal);
    try {
      result = await provider.test(value, { world, baseUrl, wants, probe, signal: deadline.signal });
    } finally {
      deadline.end();
    }
    if (result.passing !== true || tries >= rule.tries || signal.aborted) break;
    await pause(world, rule.delayMs * 2 ** (tries - 1), signal);
  }
  const look = {
    rejection: result.rejection === true,
    works: result.outcome === 'ok' || result.outcome === 'restricted',
  };
  const after = afterLook(before, look, rule, world.clock.now());
  if (after.failures !== before.failures || after.until !== before.until)
    world.state.credentials.setLockout(name, host, after);
  if (after.until !== null && after.until !== before.until)
    await audited(world, {
      event: 'auth_lockout',
      target: name,
      outcome: 'denied',
      details: { host, failures: after.failures },
    });
  return result;
}

function lockedOut(name: string, host: string, failures: number, left: number): OpsError {
  const words = `${name} was refused ${plural(failures, 'time')} in a row at ${host}; it is left alone for ${lasting(left)}.`;
  return new OpsError('locked-out', words, {
    hint: `Replace the value: cpm-console cred add ${name} --replace. An admin may end this: cpm-console auth unlock ${name}`,
    exit: 'credential',
  });
}

/** Fires with `signal` or after the deadline. */
function withDeadline(
  { clock }: World,
  ms: number,
  signal: AbortSignal,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const cancel = clock.after(ms, stop);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const end = () => {
    cancel();
    signal.removeEventListener('abort', stop);
  };
  return { signal: controller.signal, end };
}

function pause({ clock }: World, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    const stop = () => {
      cancel();
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
