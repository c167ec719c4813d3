import type { CredentialUse } from '#domain/credentials/credential.ts';
import type { Step } from '#services/procedures/engine/step.ts';

import type { GiveWork } from './file-step.ts';

/** `service:memory` is a service, everything else a file. */
const kindOf = (target: string): string => (target.startsWith('service:') ? 'service' : 'env-file');

/** Writes down that somebody has the value now, so that a rotation renews it. */
export function recordStep({ world, name, given }: GiveWork, isKnown: boolean): Step {
  const { credentials } = world.state;
  const isIt = (use: CredentialUse) => use.target === given.target && use.variable === given.variable;
  return {
    id: 'record',
    title: `Remember that ${given.target} uses it`,
    phase: 'give',
    writes: `what is known of ${name}`,
    skipped: isKnown ? 'that is known' : null,
    async probe() {
      return credentials.get(name)?.usedBy.some(isIt) === true ? { state: 'done' } : { state: 'absent' };
    },
    async run() {
      const known = credentials.get(name);
      if (known === null) return;
      const { target, file, variable } = given;
      const use = { kind: kindOf(target), target, file, variable, at: world.clock.now() };
      credentials.put({ ...known, usedBy: [...known.usedBy.filter((one) => !isIt(one)), use] });
    },
    async undo() {
      const known = credentials.get(name);
      if (known !== null) credentials.put({ ...known, usedBy: known.usedBy.filter((one) => !isIt(one)) });
    },
  };
}
