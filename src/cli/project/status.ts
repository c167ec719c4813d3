import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import type { ProjectPlace } from '#domain/project/names.ts';
import { type Status, worst } from '#domain/status.ts';

import { detailOf } from './detail.ts';
import { lookAtProjects } from './look.ts';
import { detailLines } from './print-detail.ts';
import { printProjects } from './print.ts';
import { projectsJson } from './projects-json.ts';

const EXITS: Readonly<Record<Status, number>> = {
  ok: EXIT.ok,
  warning: EXIT.attention,
  critical: EXIT.critical,
  unknown: EXIT.unknown,
};

/** Looks at projects now; those named by id are shown in detail. The worst of them decides the exit code. */
export async function showStatus(invocation: Invocation, places: readonly ProjectPlace[]): Promise<number> {
  const { world, positionals, values, stdout } = invocation;
  const looked = await lookAtProjects(invocation, places);
  const named = positionals.length > 0 ? looked : [];
  const details = new Map(
    await Promise.all(
      named.map(async (one) => [one.id, await detailOf(invocation, one, values['remote'] === true)] as const),
    ),
  );
  if (values['json'] === true) stdout.write(projectsJson(looked, details));
  else {
    printProjects(looked, stdout, world.environment.home);
    for (const [id, detail] of details) {
      if (detail === null) continue;
      stdout.write(`\n${id}\n`);
      for (const line of detailLines(detail, world.clock.now())) stdout.write(`  ${line}\n`);
    }
  }
  return EXITS[worst(looked.map(({ reading }) => reading.status))];
}
