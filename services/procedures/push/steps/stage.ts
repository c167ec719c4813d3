import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { PackedPackage, StagedPackage } from '#services/ports/publishing.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PublishedComponent, PushParams } from '#services/procedures/push/params.ts';
import { packedFiles } from '#services/procedures/push/publish/packed.ts';
import { placeOf } from '#services/procedures/push/publish/place.ts';
import { wishOf } from '#services/procedures/push/publish/wish.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { packId } from './pack.ts';
import { withOtp } from './with-otp.ts';

const LIMIT_MS = 10 * 60_000;

const stageId = ({ id }: PublishedComponent): string => `stage-${id}`;

/** The id under which a component waits for approval; null when it was not staged. */
export const stagedAs = (context: StepContext, one: PublishedComponent): string | null =>
  textField(context.resultOf(stageId(one)), 'id');

/**
 * Hands the packed file in without making it public, so that what the registry would refuse is known before the point of no
 * return; null where no registry has a stage. A registry that has none is published to afterwards.
 */
export function stageStep(world: PushWorld, params: PushParams, one: PublishedComponent): Step | null {
  const { name, registry } = one.publication;
  if (registry !== 'npm' || params.stage === false) return null;
  const { npmPublishing } = world;
  const place = placeOf(params, one);
  const tag = one.distTag ?? 'latest';
  const packed = (context: StepContext): PackedPackage => {
    const [artifact] = packedFiles(context, packId(one));
    if (artifact !== undefined) return artifact;
    throw new OpsError('not-packed', `${name} was not packed.`, { hint: 'Resume the run.' });
  };
  const waiting = async (context: StepContext): Promise<StagedPackage | undefined> => {
    const { version, digests } = packed(context);
    const staged = await npmPublishing.staged(place, context.signal);
    return staged.find(
      (item) =>
        item.version === version && (item.digests.length === 0 || item.digests.some((sum) => digests.includes(sum))),
    );
  };
  return {
    id: stageId(one),
    title: `Stage ${name} ${one.version}`,
    phase: 'git',
    writes: `what waits for approval on ${registry}`,
    commands: [`npm stage publish <packed file> --tag ${tag}`],
    timeoutMs: LIMIT_MS + 60_000,
    when: async ({ signal }) => {
      const support = await npmPublishing.canStage(place, { signal, timeoutMs: LIMIT_MS });
      return support.state === 'yes' ? null : `${support.reason}; it is published after the push`;
    },
    probe: async (context) => {
      const found = await waiting(context);
      return found === undefined ? { state: 'absent' } : { state: 'done', result: { id: found.id } };
    },
    run: async (context) => {
      const artifact = packed(context);
      const wish = await wishOf(world, params, one, context);
      const work = { place, runFolder: context.folder, artifact, tag, ...wish };
      const { id } = await npmPublishing.stage(work, { signal: context.signal, timeoutMs: LIMIT_MS });
      return { result: { id }, summary: `waits for approval as ${id}` };
    },
    undo: async (context) => {
      const found = await waiting(context);
      if (found === undefined) return;
      const work = { place, runFolder: context.folder, id: found.id };
      await withOtp(context, `to take ${name} off the stage`, (otp) =>
        npmPublishing.reject({ ...work, otp }, context.signal),
      );
    },
  };
}
