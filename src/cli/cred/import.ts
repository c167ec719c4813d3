import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { resolvePath, shortPath } from '#domain/path.ts';
import { gitHelper } from '#services/procedures/credentials/files/git-helper.ts';
import { importFile, type Imported, planImport } from '#services/procedures/credentials/files/import.ts';

import { documentOf } from './json.ts';

/** `cred import FILE...`: takes values out of files. Exit 3 when there is none, 9 when some could not be taken. */
export async function importCommand(invocation: Invocation): Promise<number> {
  const { world, config, positionals, values, stdout, signal } = invocation;
  const { cwd, home } = world.environment;
  if (positionals.length === 0)
    throw new OpsError('no-file', 'No file is named.', {
      hint: 'cpm-console cred scan shows which files hold values; then: cpm-console cred import FILE',
      exit: 'usage',
    });
  const json = values['json'] === true;
  const results: Imported[] = [];
  let count = 0;
  for (const given of positionals) {
    const plan = await planImport(world, resolvePath(given, cwd, home) ?? given);
    count += plan.items.length;
    if (!json) stdout.write(`${shortPath(plan.path, home)}: ${plural(plan.items.length, 'value')}\n`);
    for (const { name, variable, stored } of json ? [] : plan.items)
      stdout.write(`  ${variable ?? 'a value'} -> ${name}${stored ? ', which is stored already' : ''}\n`);
    if (plan.items.length === 0) continue;
    if (values['dry-run'] === true) {
      const kept = plan.items.map(({ name, provider, stored }) => ({ name, provider, stored }));
      results.push({ path: plan.path, kept, left: [], backup: null });
      continue;
    }
    if (!(await consent(invocation, 'Store them and put references in their place?')))
      throw new OpsError('not-agreed', 'Nothing was changed.', { exit: 'refused' });
    const helper = await gitHelper(world, invocation.program ?? []);
    const how = { test: values['untested'] !== true, signal, helper };
    const done = await importFile(world, config.credentials, plan, how);
    results.push(done);
    if (!json) stdout.write(`${linesOf(done, home).join('\n')}\n`);
  }
  if (json) stdout.write(documentOf({ dryRun: values['dry-run'] === true, files: results }));
  if (count === 0) return EXIT.nothingToDo;
  return results.some(({ left }) => left.length > 0) ? EXIT.partlyDone : EXIT.ok;
}

function linesOf({ kept, left, backup }: Imported, home: string | null): string[] {
  return [
    ...kept.map(
      ({ name }) => `  stored  ${name}  It was in plain text, so replace it: cpm-console cred rotate ${name}`,
    ),
    ...left.map(({ name, reason }) => `  left    ${name}  ${reason}`),
    ...(backup === null
      ? []
      : [`  As it was: ${shortPath(backup, home)} (only you can read it). Delete it when everything works.`]),
  ];
}
