import type { Step } from '#services/procedures/engine/step.ts';

import type { RecoveryParts } from './parts.ts';

/** Looks whether what is started next can be right: the configuration of the console and what the units need of it. */
export function configurationSteps({ world }: RecoveryParts): readonly Step[] {
  return [
    {
      id: 'configuration',
      title: 'Check the configuration',
      phase: 'configuration',
      reads: true,
      async run() {
        const path = `${world.environment.configDir}/config.yaml`;
        const stamp = await world.configStore.stamp(path);
        return { summary: stamp === null ? 'there is none: nothing to do' : path };
      },
    },
  ];
}
