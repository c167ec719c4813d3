import { redactorOf } from '#domain/redact/redactor-of.ts';
import type { World } from '#services/ports/world.ts';

import { gatedBackups } from './backups.ts';
import { gatedKeychains } from './keychains.ts';
import { gatedLearnings } from './learnings.ts';
import { gatedState } from './state.ts';

/** The world as screens and commands get it: what a person does with it is asked of the policy and recorded. */
export function gatedWorld(world: World): World {
  const redact = (text: string): string => redactorOf(world).redact(text);
  return {
    ...world,
    state: gatedState(world.state, world, redact),
    learnings: gatedLearnings(world.learnings, world),
    backups: gatedBackups(world.backups, world),
    keychains: gatedKeychains(world.keychains, world),
  };
}
