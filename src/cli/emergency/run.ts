import type { Invocation } from '#cli/command.ts';
import { exitOfStatus } from '#domain/diagnosis/exit.ts';
import { messageOf } from '#domain/errors.ts';

import { lookAround, type Situation } from './look.ts';
import { type EmergencyReport, reportJson, reportText } from './text.ts';

/** `emergency`: looks, says what is broken and why, and how to go on. Resolves to 0, 20, 21 or 22. */
export async function emergency(invocation: Invocation): Promise<number> {
  const { world, configError, values, positionals, stdout } = invocation;
  const situation = await lookAround(invocation, {
    cached: values['cached'] === true,
    about: positionals[0] ?? null,
  });
  const report: EmergencyReport = { ...situation, notices: noticesOf(configError, world.state.notice) };
  stdout.write(values['json'] === true ? reportJson(report, world.clock.now()) : reportText(report));
  return exitOfSituation(situation);
}

/** What a person must know of the program itself. */
export const noticesOf = (configError: Error | undefined, notice: string | null): readonly string[] =>
  [configError === undefined ? '' : messageOf(configError), notice ?? ''].filter((text) => text !== '');

/** 0, 20, 21 or 22. */
export function exitOfSituation({ broken, readings }: Pick<Situation, 'broken' | 'readings'>): number {
  const nobodyKnows = readings.length > 0 && readings.every(({ status }) => status === 'unknown');
  return exitOfStatus(broken[0]?.status ?? (nobodyKnows ? 'unknown' : 'ok'));
}
