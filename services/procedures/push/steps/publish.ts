import { OpsError } from '#domain/errors.ts';
import type { VersionMatch } from '#domain/release/publish/compare-version.ts';
import type { Published } from '#services/ports/publishing.ts';
import type { PackagePlace } from '#services/ports/registries.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PublishedComponent, PushParams } from '#services/procedures/push/params.ts';
import { packedFiles } from '#services/procedures/push/publish/packed.ts';
import { placeOf } from '#services/procedures/push/publish/place.ts';
import { wishOf } from '#services/procedures/push/publish/wish.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { packId } from './pack.ts';
import { stagedAs } from './stage.ts';
import { withOtp } from './with-otp.ts';

const LIMIT_MS = 10 * 60_000;

/** Publishes the packed file, or approves it where it waits on the stage. What the registry has afterwards decides, not what a program said. */
export function publishStep(world: PushWorld, params: PushParams, one: PublishedComponent): Step {
  const { name, registry } = one.publication;
  return {
    id: `publish-${one.id}`,
    title: `Publish ${name} ${one.version}${one.distTag === null ? '' : ` as ${one.distTag}`}`,
    phase: 'deploy',
    irreversible: true,
    writes: `${name} ${one.version} on ${registry}`,
    commands: [
      registry === 'npm'
        ? `npm publish <packed file> --tag ${one.distTag ?? 'latest'}`
        : `python3 -m twine upload <packed files>`,
    ],
    timeoutMs: LIMIT_MS + 60_000,
    probe: async (context) => probeOf(await settled(world, params, one, context)),
    run: async (context) => {
      const { evidence, outcome } = await publish(world, params, one, context);
      return { result: { outcome }, summary: evidence };
    },
  };
}

/** Asks the registry until it shows what was published; some take a moment. */
export function verifyPublishedStep(world: PushWorld, params: PushParams, one: PublishedComponent): Step {
  const { name, registry } = one.publication;
  return {
    id: `verify-${one.id}`,
    title: `Verify ${name} on ${registry}`,
    phase: 'verify',
    reads: true,
    onFailure: 'retry',
    attempts: 5,
    run: async (context) => {
      const match = await settled(world, params, one, context);
      if (match.state === 'ours') return { summary: `${name} ${one.version} is there with our bytes` };
      throw new OpsError('not-published', `${registry} does not show ${name} ${one.version} with our bytes.`, {
        hint: 'Look at the registry, then resume.',
        exit: 'partlyDone',
      });
    },
  };
}

function settled(
  { npmPublishing, pythonPublishing }: PushWorld,
  params: PushParams,
  one: PublishedComponent,
  context: StepContext,
): Promise<VersionMatch> {
  const files = packedFiles(context, packId(one));
  const place = placeOf(params, one);
  const [artifact] = files;
  return one.publication.registry === 'npm' && artifact !== undefined
    ? npmPublishing.settled(place, artifact, context.signal)
    : pythonPublishing.settled(place, files, context.signal);
}

function probeOf({ state }: VersionMatch): Probe {
  if (state === 'ours') return { state: 'done' };
  if (state === 'unclear') return { state: 'unclear', why: 'the registry has this version and tells no sum of it' };
  return { state: 'absent' };
}

async function publish(
  world: PushWorld,
  params: PushParams,
  one: PublishedComponent,
  context: StepContext,
): Promise<Published> {
  const { npmPublishing, pythonPublishing } = world;
  const files = packedFiles(context, packId(one));
  const work = { place: placeOf(params, one), runFolder: context.folder };
  const limits = { signal: context.signal, timeoutMs: LIMIT_MS };
  const [artifact] = files;
  if (one.publication.registry === 'pypi' || artifact === undefined)
    return pythonPublishing.publish({ ...work, files }, limits);
  const id = await stillStaged(npmPublishing, stagedAs(context, one), work.place, context.signal);
  const wish = { ...(await wishOf(world, params, one, context)), tag: one.distTag ?? 'latest' };
  return withOtp(context, `to publish ${one.publication.name}`, (otp) =>
    id === null
      ? npmPublishing.publish({ ...work, artifact, ...wish, otp }, limits)
      : npmPublishing.approve({ ...work, artifact, id, otp }, context.signal),
  );
}

/** What was staged and is no longer there, because somebody took it away or it expired, is published again. */
async function stillStaged(
  npm: PushWorld['npmPublishing'],
  id: string | null,
  place: PackagePlace,
  signal: AbortSignal,
): Promise<string | null> {
  if (id === null) return null;
  return (await npm.staged(place, signal)).some((item) => item.id === id) ? id : null;
}
