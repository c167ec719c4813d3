import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { resolvePath, shortPath } from '#domain/path.ts';
import { scanFiles } from '#services/procedures/credentials/files/scan.ts';

import { documentOf } from './json.ts';

const FINGERPRINT = /^[0-9a-f]{16,64}$/;

/**
 * `cred accept FINGERPRINT [PATH...]`: a finding of `cred scan` that is meant to be there. Looks for it where the scan looks,
 * and writes its fingerprint into `credentials.allow`. Exit 3 when it is allowed already.
 */
export async function acceptCommand(invocation: Invocation): Promise<number> {
  const { world, config, positionals, values, stdout, signal } = invocation;
  const [print = '', ...paths] = positionals;
  const { cwd, home } = world.environment;
  if (!FINGERPRINT.test(print))
    throw new OpsError('usage', 'A fingerprint has 16 to 64 digits, 0 to 9 and a to f.', {
      hint: 'cpm-console cred scan shows one beside each finding.',
      exit: 'usage',
    });
  const json = values['json'] === true;
  if (config.credentials.allow.some((known) => print.startsWith(known) || known.startsWith(print))) {
    stdout.write(json ? documentOf({ accepted: null, path: config.path }) : `${print} is allowed already.\n`);
    return EXIT.nothingToDo;
  }
  const wanted = {
    paths: paths.map((path) => resolvePath(path, cwd, home) ?? path),
    projects: config.projects.map(({ path }) => path),
    allow: [],
  };
  const { findings } = await scanFiles(world, wanted, signal);
  const found = findings.find(({ fingerprint }) => fingerprint.startsWith(print));
  if (found === undefined) throw notThere(print);
  const at = `${shortPath(found.place.path, home)}:${found.place.line ?? 1}`;
  const { allowFinding } = await import('#config/edit/allow.ts');
  await allowFinding({ store: world.configStore, config, home }, found.fingerprint, `${found.what}, ${at}`);
  if (json) stdout.write(documentOf({ accepted: found.fingerprint, path: config.path }));
  else
    stdout.write(
      `${at} is not reported again: ${found.fingerprint.slice(0, 16)} is in credentials.allow of ${shortPath(config.path, home)}.\n`,
    );
  return EXIT.ok;
}

function notThere(print: string): OpsError {
  return new OpsError('nothing-there', `No finding has the fingerprint ${print}.`, {
    hint: 'Name the files or folders you scanned behind it: cpm-console cred accept FINGERPRINT PATH',
    exit: 'usage',
  });
}
