import { messageOf } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { unitOrWhy } from '#services/procedures/service/seen.ts';

import type { RecoveryParts } from './parts.ts';

/** Writes down how things are before anything is touched, into the folder of the run. Reads only, and never fails. */
export function evidenceSteps({ world, params }: RecoveryParts): readonly Step[] {
  return [
    {
      id: 'evidence',
      title: 'Write down how things are',
      phase: 'evidence',
      reads: true,
      onFailure: 'skip',
      timeoutMs: 60_000,
      async run(context) {
        const units = await Promise.all(
          params.services.map(
            async (unit) => `${unit.name}: ${unitWords(await unitOrWhy(world, unit, context.signal))}`,
          ),
        );
        const kept = await keep({ world, params }, context, 'units.txt', units.join('\n'));
        return { result: { files: kept === null ? [] : [kept] }, summary: kept ?? 'nothing could be written' };
      },
    },
  ];
}

const unitWords = (unit: Awaited<ReturnType<typeof unitOrWhy>>): string =>
  typeof unit === 'string' ? unit : `${unit.state}${unit.pid === null ? '' : ` as pid ${unit.pid}`}`;

async function keep(
  { world }: RecoveryParts,
  context: StepContext,
  name: string,
  text: string,
): Promise<string | null> {
  const path = joinPath(context.folder, 'evidence', name);
  try {
    await world.configStore.keep(path, `${text}\n`);
    return (await world.configStore.recall(path)) === null ? null : path;
  } catch (thrown) {
    context.note(messageOf(thrown));
    return null;
  }
}
