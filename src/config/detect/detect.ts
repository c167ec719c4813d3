import type { Config } from '#config/config.ts';
import type { World } from '#services/ports/world.ts';

import { findAgents } from './agents.ts';
import type { Found, FoundService } from './found.ts';
import { findMemory } from './memory.ts';
import { findProjectPlaces } from './projects.ts';

/** A person waits for this; what takes longer is left out and told. */
const DEADLINE_MS = 3000;

/** Looks what there is on this machine, everything at once and nothing longer than the deadline. Starts and changes nothing. */
export async function detect(world: World, config: Config, outer: AbortSignal): Promise<Found> {
  const late = new AbortController();
  const cancel = world.clock.after(DEADLINE_MS, () => late.abort());
  const signal = AbortSignal.any([outer, late.signal]);
  const unanswered: string[] = [];
  const part = async <T>(name: string, work: Promise<T>, nothing: T): Promise<T> => {
    try {
      return await Promise.race([work, whenAborted(signal)]);
    } catch {
      unanswered.push(name);
      return nothing;
    }
  };
  try {
    const [projects, services, agents, memory, frameworkRoot] = await Promise.all([
      part('git projects', findProjectPlaces(world, config, signal), []),
      Promise.all(world.managers.map((manager) => part(`services of ${manager.name}`, unitsOf(manager, signal), []))),
      part('agent command lines', findAgents(world.shell), []),
      part('the memory service', findMemory(world.net, config.memory, signal), null),
      part('the framework', framework(world, config), null),
    ]);
    return { projects, services: services.flat(), agents, memory, frameworkRoot, unanswered };
  } finally {
    cancel();
  }
}

async function unitsOf(manager: World['managers'][number], signal: AbortSignal): Promise<FoundService[]> {
  if (!(await manager.available(signal))) return [];
  const units = await manager.list(signal);
  return units.map(({ name, state }) => ({ manager: manager.name, unit: name, state }));
}

async function framework({ files }: World, { frameworkRoot }: Config): Promise<string | null> {
  if (frameworkRoot === null) return null;
  return (await files.stat(frameworkRoot))?.kind === 'directory' ? frameworkRoot : null;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  if (signal.aborted) reject(new Error('late'));
  signal.addEventListener('abort', () => reject(new Error('late')), { once: true });
  return promise;
}
