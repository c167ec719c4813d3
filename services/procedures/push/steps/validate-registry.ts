import { OpsError } from '#domain/errors.ts';
import type { Publication } from '#domain/release/made/component.ts';
import { scopeOf } from '#domain/release/publish/npm-registry.ts';
import { chooseAccess } from '#domain/release/publish/publish-wish.ts';
import type { Identity, PackageRegistry, WriteAccess } from '#services/ports/registries.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PublishedComponent, PushParams } from '#services/procedures/push/params.ts';
import { registryOf } from '#services/procedures/push/publish/place.ts';
import { validateId } from '#services/procedures/push/publish/wish.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** The version is free in the registry, and we may write there. */
export function validateRegistryStep(world: PushWorld, params: PushParams, one: PublishedComponent): Step {
  const { name, registry: kind, access } = one.publication;
  return {
    id: validateId(one),
    title: `${one.version} free on ${kind}, and who I am there`,
    phase: 'validate',
    reads: true,
    needs: [],
    timeoutMs: 60_000,
    run: async (context) => {
      const registry = await registryOf(world, params, one);
      const [there, who, may] = await Promise.all([
        registry.version(name, one.version, context.signal),
        registry.whoami(context.signal),
        registry.can(name, context.signal),
      ]);
      if (there.state !== 'absent')
        throw new OpsError('version-taken', taken(name, one.version, registry.url, there.state), {
          hint: 'A version number is used once. Release another one.',
          exit: 'remoteConflict',
        });
      const summary = `${name} ${one.version} is free, ${person(who, may, registry.url)}`;
      return { result: { access: await accessOf(registry, { name, access }, context) }, summary };
    },
  };
}

/** Who may install it; a person is asked where the first publish of a scoped package decides it and nobody said. */
async function accessOf(
  registry: PackageRegistry,
  { name, access }: Pick<Publication, 'name' | 'access'>,
  context: StepContext,
): Promise<string | null> {
  if (registry.kind !== 'npm' || scopeOf(name) === null || access !== null) return access;
  const { state } = await registry.look(name, context.signal);
  const choice = chooseAccess(name, access, state);
  if (choice.state === 'chosen') return choice.access;
  const answer = await context.ask({
    id: 'access',
    kind: 'choice',
    title: `${choice.reason}.`,
    lines: ['"publishConfig": { "access": "public" } in package.json answers it for good.'],
    choices: [
      { id: 'public', title: 'Everybody' },
      { id: 'restricted', title: 'Only members', note: 'a paid plan of the registry' },
    ],
  });
  return answer.value;
}

function taken(name: string, version: string, url: string, state: 'present' | 'removed'): string {
  return state === 'present'
    ? `${url} has ${name} ${version} already.`
    : `${name} ${version} was published on ${url} and removed; the number can never be used again.`;
}

/** Who publishes; throws OpsError (exit credential) when it cannot work. */
function person(who: Identity, may: WriteAccess, url: string): string {
  const hint = 'Log in with the package manager, or set its token in the environment.';
  if (who.state === 'anonymous')
    throw new OpsError('no-credential', `There is no credential for ${url}.`, { hint, exit: 'credential' });
  if (who.state === 'rejected')
    throw new OpsError('bad-credential', `${url} does not accept the credential.`, { hint, exit: 'credential' });
  if (may.state === 'no')
    throw new OpsError('forbidden', `This credential may not publish: ${may.reason}`, { hint, exit: 'credential' });
  return who.state === 'known' ? `logged in as ${who.user}` : `who I am is not known: ${who.reason}`;
}
