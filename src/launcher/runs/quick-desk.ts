import type { Config } from '#config/config.ts';
import { OpsError } from '#domain/errors.ts';
import { quickNamed } from '#domain/quick/quick.ts';
import type { ServiceReview, ServicesDesk } from '#screens/services/desk.ts';
import type { World } from '#services/ports/world.ts';
import { memoryService } from '#services/procedures/service/memory.ts';
import { planService } from '#services/procedures/service/plan.ts';
import { newServiceRun } from '#services/procedures/service/start.ts';

import { gated } from './gated.ts';
import type { RunKeeper } from './keeper.ts';
import { reviewOwn } from './own-command.ts';
import { newQuickRun } from './quick-procedure.ts';

interface QuickParts {
  readonly world: World;
  readonly config: () => Config;
  readonly keeper: RunKeeper;
  readonly services: () => Promise<ServicesDesk>;
}

const REVIEW_MS = 20_000;

/** What a quick command would do; one that only looks is begun without a question. Rejects with OpsError. */
export async function reviewQuick(parts: QuickParts, id: string): Promise<ServiceReview> {
  const { world, config, keeper } = parts;
  const own = config().commands.find((each) => each.id === id);
  if (own !== undefined) return reviewOwn(world, keeper, own);
  const command = quickNamed(id);
  if (command === undefined || command.off !== null)
    throw new OpsError('not-built', `${command?.title ?? id} cannot be run: ${command?.off ?? 'there is no such'}.`);
  if (command.reads)
    return {
      asks: { tier: 'read', title: command.title, commands: [], button: command.title },
      blocked: null,
      notes: [],
      isNeeded: true,
      start: () => keeper.start(newQuickRun(world, config, id)),
    };
  return reviewServices(parts, await targetsOf(parts, id));
}

async function targetsOf({ world, config }: QuickParts, id: string) {
  if (id === 'restart-all') return config().services;
  const memory = await memoryService(world, config(), AbortSignal.timeout(REVIEW_MS));
  return memory === null ? [] : [memory];
}

async function reviewServices(
  { world, config, keeper }: QuickParts,
  targets: readonly { readonly id: string | null; readonly manager: string; readonly unit: string }[],
): Promise<ServiceReview> {
  if (targets.length === 0)
    throw new OpsError('no-service', 'There is no service to restart.', { hint: 'c in Services adds one.' });
  const acting = gated(world, config);
  const signal = AbortSignal.timeout(REVIEW_MS);
  const { plan, asks, findings, isNeeded } = await planService(
    acting,
    config(),
    targets,
    { action: 'restart' },
    signal,
  );
  const blocking = findings.filter(({ blocks }) => blocks).map(({ message }) => message);
  return {
    asks,
    blocked: blocking.length > 0 ? blocking.join(' ') : null,
    notes: findings.filter(({ blocks }) => !blocks).map(({ message }) => message),
    isNeeded,
    start: () => keeper.start(newServiceRun(acting, plan)),
  };
}
