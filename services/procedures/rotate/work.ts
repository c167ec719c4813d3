import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { slotOf, slotsOf } from '#services/procedures/credentials/slots.ts';
import type { Provider, Rotation, TestOptions } from '#services/providers/provider.ts';

import type { RotateParams } from './params.ts';

/** What the steps of one rotation are made from. */
export interface RotateWork {
  readonly world: CredentialWorld;
  readonly params: RotateParams;
}

/** The value of record, the new one before it is, and the old one after it was. */
export function accountsOf({ name }: Pick<RotateParams, 'name'>) {
  return { current: name, next: slotOf(name, 'next'), previous: slotOf(name, 'prev') };
}

export const storeOf = ({ world }: RotateWork) => slotsOf(world);

/** Names a key that a run made, so that one whose value was lost in a crash is found again. */
export const labelOf = ({ params: { name } }: RotateWork, run: string): string => `cpm-console ${name} ${run}`;

/** Throws OpsError `no-provider`. */
export async function providerOf({ world, params }: RotateWork): Promise<Provider> {
  const provider = await world.providerOf(params.provider);
  if (provider !== null) return provider;
  throw new OpsError('no-provider', `This version does not know the provider ${params.provider}.`, {
    hint: 'A newer cpm-console stored this credential; use that one.',
    exit: 'usage',
  });
}

/** Throws OpsError `no-provider`, `no-rotation`. */
export async function rotationOf(work: RotateWork): Promise<Rotation> {
  const { rotation, title } = await providerOf(work);
  if (rotation !== undefined) return rotation;
  throw new OpsError('no-rotation', `${title} makes no keys on a call.`, { hint: 'Plan it again.' });
}

export const optionsOf = ({ world, params: { baseUrl } }: RotateWork, signal: AbortSignal): TestOptions => ({
  world,
  baseUrl,
  signal,
});

/** What the provider says of a value. */
export async function testOf(work: RotateWork, value: Secret, signal: AbortSignal): Promise<TestResult> {
  return (await providerOf(work)).test(value, optionsOf(work, signal));
}

/** Whether a look says that a value no longer works. */
export const isRefused = ({ outcome }: TestResult): boolean => outcome === 'rejected' || outcome === 'expired';
