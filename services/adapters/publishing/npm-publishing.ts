import { setTimeout as wait } from 'node:timers/promises';

import { OpsError } from '#domain/errors.ts';
import { deprecateCommand, distTagCommand } from '#domain/release/publish/npm-commands.ts';
import { npmRegistry } from '#services/adapters/registries/npm.ts';
import { authorizationOf } from '#services/adapters/registries/npm/authorization.ts';
import { npmPlace } from '#services/adapters/registries/npm/place.ts';
import type { Net } from '#services/ports/net.ts';
import type { NpmPublishing } from '#services/ports/publishing.ts';
import type { PackagePlace } from '#services/ports/registries.ts';

import { callNpm, type NpmCallOptions } from './npm/call.ts';
import { pack } from './npm/pack.ts';
import { lookForArtifact, publish, settled } from './npm/publish.ts';
import { stageRegistry } from './npm/stage-registry.ts';
import { canStage, stage } from './npm/stage.ts';
import type { Patience } from './settle.ts';

export interface NpmPublishingOptions extends Omit<NpmCallOptions, 'environment'> {
  readonly net: Net;
  readonly environment?: NodeJS.ProcessEnv | undefined;
  readonly patience?: Patience | undefined;
}

/** A registry may show a version some seconds after it took it: 5 looks within 15 s. */
const PATIENCE: Patience = { looks: 5, pauseMs: 1000, wait };

/** Publishing with the npm of this machine, and looking over http. */
export function npmPublishing({
  net,
  patience = PATIENCE,
  environment = process.env,
  ...rest
}: NpmPublishingOptions): NpmPublishing {
  const options: NpmCallOptions = { ...rest, environment };

  const registryOf = async (place: PackagePlace) => {
    const { url, auth } = await npmPlace(options, place);
    return npmRegistry({ net, url, authorization: async () => authorizationOf(await auth()) });
  };
  const stageOf = async (place: PackagePlace, otp?: string) => stageRegistry(net, await npmPlace(options, place), otp);

  return {
    pack: (work, limits) => pack(options, work, limits),
    publish: async (work, limits) => publish(options, await registryOf(work.place), work, limits, patience),
    settled: async (place, artifact, signal) => lookForArtifact(await registryOf(place), artifact, signal),
    canStage: async (place, limits) =>
      canStage(options.shell, [await registryOf(place), await stageOf(place)], place.name, limits),
    stage: async (work, limits) => stage(options, await stageOf(work.place), work, limits),
    staged: async (place, signal) => (await (await stageOf(place)).list(place.name, signal)) ?? [],
    approve: async ({ place, otp, id, artifact }, signal) => {
      const registry = await registryOf(place);
      try {
        await (await stageOf(place, otp)).approve(id, signal);
        return {
          outcome: 'done',
          evidence: `${new URL(registry.url).host} approved ${artifact.package} ${artifact.version}`,
        };
      } catch (error) {
        if (!(error instanceof OpsError)) throw error;
        return settled(registry, artifact, { error, uncertain: !REFUSED.has(error.code) }, patience);
      }
    },
    reject: async ({ place, otp, id }, signal) => (await stageOf(place, otp)).reject(id, signal),
    deprecate: async (work, limits) => {
      const answer = await callNpm(
        options,
        work,
        (target) => deprecateCommand(target, work.version, work.message),
        limits,
      );
      if (!answer.ok) throw answer.error;
    },
    tag: async (work, limits) => {
      const answer = await callNpm(options, work, (target) => distTagCommand(target, work.version, work.tag), limits);
      if (!answer.ok) throw answer.error;
    },
  };
}

/** Refusals after which nothing can have been approved. */
const REFUSED = new Set(['otp-required', 'bad-credential', 'forbidden', 'throttled', 'refused', 'dns', 'resolver']);
