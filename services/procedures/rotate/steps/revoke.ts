import { messageOf, OpsError } from '#domain/errors.ts';
import { numberField, textField } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import {
  accountsOf,
  isRefused,
  optionsOf,
  providerOf,
  rotationOf,
  type RotateWork,
  storeOf,
  testOf,
} from '#services/procedures/rotate/work.ts';

const LONGEST_MS = 86_400_000;

/** Makes the old value worthless: from here on only forward. */
export function revokeStep(work: RotateWork): Step {
  const { params } = work;
  return {
    id: 'revoke',
    title: 'Revoke the old value',
    phase: 'revoke',
    irreversible: true,
    writes: params.revoke === 'none' ? 'nothing' : `the old value at ${params.provider}, for good`,
    skipped: params.revoke === 'none' ? 'its provider has no way to revoke it' : null,
    settledBy: 'drop',
    timeoutMs: params.revoke === 'person' ? LONGEST_MS : 60_000,
    before: () => Promise.resolve({ rotatedAt: rotatedAt(work) }),
    probe: (context) => isRevoked(work, context),
    async run(context) {
      const store = storeOf(work);
      const { current, previous } = accountsOf(params);
      const options = optionsOf(work, context.signal);
      if (params.revoke === 'key' && params.oldId !== null)
        await (await rotationOf(work)).revoke(await store.must(current), params.oldId, options);
      else if (params.revoke === 'value') {
        const old = await store.read(previous);
        if (old !== null) await (await providerOf(work)).revoke?.(old, options);
      } else return byPerson(work, context);
      return { summary: 'revoked' };
    },
  };
}

/** Why the old value was left as it is; null when it was not. */
export const keptBecause = (answer: Json): string | null => textField(answer, 'kept');

const rotatedAt = ({ world, params }: RotateWork): number | null =>
  world.state.credentials.get(params.name)?.rotatedAt ?? null;

/** The provider is asked, not the records. */
async function isRevoked(work: RotateWork, { signal, result, before }: StepContext): Promise<Probe> {
  const { params } = work;
  if (keptBecause(result) !== null) return { state: 'done' };
  try {
    const store = storeOf(work);
    const { current, previous } = accountsOf(params);
    if (params.revoke === 'key') {
      const keys = await (await rotationOf(work)).list(await store.must(current), optionsOf(work, signal));
      return keys.some(({ id }) => id === params.oldId) ? { state: 'absent' } : { state: 'done' };
    }
    const old = await store.read(previous);
    // Nothing is left to ask with: it was forgotten at the end, or became the value in use again.
    if (old === null) {
      return rotatedAt(work) === numberField(before, 'rotatedAt') ? { state: 'done' } : { state: 'absent' };
    }
    const tested = await testOf(work, old, signal);
    if (isRefused(tested)) return { state: 'done' };
    return tested.outcome === 'ok' || tested.outcome === 'restricted'
      ? { state: 'absent' }
      : { state: 'unclear', why: tested.summary };
  } catch (thrown) {
    return { state: 'unclear', why: messageOf(thrown) };
  }
}

async function byPerson(work: RotateWork, context: StepContext) {
  const { revokeUrl, howTo, title } = await providerOf(work);
  const old = await storeOf(work).read(accountsOf(work.params).previous);
  let lines: readonly string[] = [`Delete or revoke it at ${revokeUrl ?? howTo.url}`];
  for (;;) {
    const { value, reason } = await context.ask({
      id: 'revoked',
      kind: 'choice',
      title: `Revoke the old value of ${work.params.name} at ${title}.`,
      lines,
      choices: [
        { id: 'done', title: 'I revoked it', note: 'it is asked for' },
        { id: 'skip', title: 'Leave it as it is with a reason', note: 'it goes on working' },
        { id: 'end', title: 'Take everything back' },
      ],
    });
    if (value === 'skip') return { result: { kept: reason ?? 'the person left it' }, summary: 'left as it is' };
    if (value === 'end')
      throw new OpsError('left', 'Stopped before the old value was revoked.', { exit: 'rolledBack' });
    if (old === null) return { summary: 'revoked by you' };
    const tested = await testOf(work, old, context.signal);
    if (isRefused(tested)) return { summary: 'revoked by you' };
    if (tested.outcome === 'unverified') return { summary: 'revoked by you; nobody can be asked' };
    lines = [`It is still accepted: ${tested.summary}`, `Revoke it at ${revokeUrl ?? howTo.url}`];
  }
}
