import type { Config } from '#config/config.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import type { World } from '#services/ports/world.ts';
import { withProviders } from '#services/procedures/credentials/ports.ts';
import { credentialProcedure } from '#services/procedures/credentials/start.ts';
import { planRotate } from '#services/procedures/rotate/plan.ts';

import { gated } from './gated.ts';
import type { RunKeeper } from './keeper.ts';

interface Parts {
  readonly world: World;
  readonly config: () => Config;
  readonly keeper: RunKeeper;
}

const PLAN_MS = 20_000;

/** Plans to replace a value, as `cred rotate` does it; asks the provider which of its keys it is, changes nothing. */
export async function reviewRotation({ world, config, keeper }: Parts, name: string): Promise<ServiceReview> {
  const own = withProviders(gated(world, config));
  const { plan, findings, asks } = await planRotate(own, config(), { name }, AbortSignal.timeout(PLAN_MS));
  const blocks = findings.filter((finding) => finding.blocks);
  return {
    asks: { ...asks, commands: [`cpm-console cred rotate ${name}`] },
    blocked: blocks.length === 0 ? null : blocks.map(({ message }) => message).join(' '),
    notes: findings.map(({ message }) => message),
    isNeeded: true,
    start: () => keeper.start(credentialProcedure(own, plan)),
  };
}
