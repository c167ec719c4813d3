import type { Step } from '#services/procedures/engine/step.ts';

import type { RecoveryParts } from './parts.ts';

/** Says what was done and how it is taken back. */
export function closeSteps({ params }: RecoveryParts): readonly Step[] {
  return [
    {
      id: 'close',
      title: 'Close',
      phase: 'close',
      reads: true,
      run({ run }) {
        const undo = `cpm-console recover undo ${run}`;
        const names = params.services.map(({ name }) => name);
        const said = `${names.length === 0 ? 'Nothing had to be done.' : `${names.join(', ')} recovered.`} Taken back by: ${undo}`;
        return Promise.resolve({ result: { said, undo }, summary: said });
      },
    },
  ];
}
