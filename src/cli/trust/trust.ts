import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import type { ProjectFile } from '#config/file/project-files.ts';
import { hidden } from '#config/private.ts';
import { MAX_PROJECT_BYTES, pin, readTrust, trustPath } from '#config/trust.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

import { namedFile } from './file.ts';
import { pushLines, recoveryLines } from './push-lines.ts';

/**
 * Shows what a project file would add and pins exactly the bytes that were shown. A file that is wrong is not trusted: its
 * problems are the error. Exit nothingToDo when it is trusted already.
 */
export async function trustFile(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const { configStore, environment } = world;
  const path = namedFile(invocation);
  const file = await configStore.read(path, MAX_PROJECT_BYTES);
  if (file === null)
    throw new OpsError('nothing-to-trust', `There is no ${path}.`, {
      hint: 'Name the folder of a project that brings one.',
      exit: 'usage',
    });
  const pins = trustPath(environment);
  const before = (await readTrust(configStore, pins))[path];
  const { readProjectFile } = await import('#config/file/project-files.ts');
  const adds = await readProjectFile(path, file.bytes, environment.home);
  const tell = (line: string) => {
    const whole = { schema: 1, path, sha256: file.sha256, state: 'trusted', adds: hidden(adds) };
    stdout.write(values['json'] === true ? `${JSON.stringify(whole)}\n` : `${line}\n`);
  };
  if (before === file.sha256) {
    tell(`${path} is trusted already.`);
    return EXIT.nothingToDo;
  }
  if (values['json'] !== true) stdout.write(summary(path, before !== undefined, adds));
  if (!(await consent(invocation, 'Trust this file as it is now?'))) {
    stdout.write('It was not trusted.\n');
    return EXIT.refused;
  }
  await pin(configStore, pins, { [path]: file.sha256 });
  tell(`${path} counts from now on, until it changes.`);
  return EXIT.ok;
}

function summary(path: string, changed: boolean, { services, checks, push, recovery }: ProjectFile): string {
  const lines = [
    `${path}${changed ? ' changed since you trusted it. It' : ''} adds:`,
    ...services.map(({ id, manager, unit }) => `  service ${id}: ${unit} of ${manager}`),
    ...checks.map(({ id, params }) => `  check ${id}: ${JSON.stringify(hidden(params))}`),
    ...pushLines(push),
    ...recoveryLines(recovery),
    ...(services.length + checks.length === 0 && push === null && recovery === null ? ['  nothing'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
