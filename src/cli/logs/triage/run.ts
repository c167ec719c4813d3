import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

import { countJson, reportJson } from './json.ts';
import { wantedOf } from './request.ts';
import { countLines, reportLines } from './text.ts';

/**
 * `logs triage`: what the logs say of a window. Exit code 20 when there are more errors than the limit; 22, by OpsError
 * `no-log`, when nothing could be read.
 */
export async function triageLogs(invocation: Invocation): Promise<number> {
  const { world, values, stdout, signal } = invocation;
  const { request, limit, json } = await wantedOf(invocation);
  if (request.paths.length === 0 && request.journal === null)
    throw new OpsError('no-log', 'No logs are known here.', {
      hint: 'Name logs or folders of logs: cpm-console logs triage /var/log/app',
      exit: 'unknown',
    });
  const exit = (errors: number): number => (errors > limit ? EXIT.attention : EXIT.ok);
  if (values['count'] === true) {
    const count = await world.triage.count(request, signal);
    stdout.write(json ? countJson(count, request, limit) : [...countLines(count)].join(''));
    return exit(count.errors);
  }
  const report = await world.triage.report(request, signal);
  stdout.write(
    json ? reportJson(report, limit) : [...reportLines(report, limit, stdout, world.environment.home)].join(''),
  );
  return exit(report.errors);
}
