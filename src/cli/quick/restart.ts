import type { Invocation } from '#cli/command.ts';
import { actOn } from '#cli/service/act.ts';
import { OpsError } from '#domain/errors.ts';
import { nameOfService } from '#domain/service/names.ts';
import { memoryService } from '#services/procedures/service/memory.ts';

/** Every configured service, in order. Rejects with `no-service` (exit 3) where none is configured. */
export function restartAll(invocation: Invocation): Promise<number> {
  if (invocation.config.services.length === 0)
    throw new OpsError('no-service', 'No service is configured; there is nothing to restart.', {
      hint: 'Name them under services: in the configuration, or restart one: cpm-console service restart NAME',
      exit: 'nothingToDo',
    });
  return actOn(invocation, 'restart');
}

/** The memory service. Rejects with `no-service` (exit 3) where none is found. */
export async function restartMemory(invocation: Invocation): Promise<number> {
  const { world, config, signal } = invocation;
  const memory = await memoryService(world, config, signal);
  if (memory === null)
    throw new OpsError('no-service', 'No memory service was found; there is nothing to restart.', {
      hint: 'Looked for mem0ai, memory-service and mem0. Name yours under services: in the configuration.',
      exit: 'nothingToDo',
    });
  return actOn({ ...invocation, positionals: [nameOfService(memory)] }, 'restart');
}
