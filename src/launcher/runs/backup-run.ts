import type { Config } from '#config/config.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { World } from '#services/ports/world.ts';
import { backupProcedure } from '#services/procedures/backup/procedure.ts';
import { backupSources } from '#services/procedures/backup/sources.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';

/** A run about backups; what is kept is what the configuration says when it begins. */
export const backupRun = (world: World, config: () => Config, plan: Plan): Procedure =>
  backupProcedure(world, plan, () => backupSources(world.environment, config()));
