import type { World } from '#services/ports/world.ts';

import { agentsSubject } from './agents/subject.ts';
import { diskSubject } from './disk/subject.ts';
import { gitHubSubject } from './github/subject.ts';
import { memorySubject } from './memory/subject.ts';
import { networkSubject } from './network/subject.ts';
import { serviceSubject } from './service/subject.ts';
import type { Subject } from './subject.ts';
import type { Target } from './target.ts';

/** The looks and rules for a target. */
export function subjectFor(world: World, target: Target, limitMs: number): Subject {
  switch (target.subject) {
    case 'agents':
      return agentsSubject(world, target, limitMs);
    case 'memory':
      return memorySubject(world, target, limitMs);
    case 'github':
      return gitHubSubject(world, target, limitMs);
    case 'disk':
      return diskSubject(world, target, limitMs);
    case 'network':
      return networkSubject(world, target, limitMs);
    case 'service':
      return serviceSubject(world, target, limitMs);
  }
}
