import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { type CredentialRow, listCredentials } from '#services/procedures/credentials/list.ts';

import { credentialJson, documentOf } from './json.ts';
import { countsOf, endsIn, testedAs } from './words.ts';

const COLUMNS = ['state', 'name', 'provider', 'value', 'may', 'ends', 'tested', 'used by'] as const;

/** `cred ls`: every credential, the worst first. Exit 0: it only tells. */
export async function listCommand({ world, config, values, stdout }: Invocation): Promise<number> {
  const list = await listCredentials(world, config.credentials);
  if (values['json'] === true) {
    const { driver, condition, message, hint } = list.store;
    stdout.write(
      documentOf({ store: { driver, condition, message, hint }, credentials: list.rows.map(credentialJson) }),
    );
    return EXIT.ok;
  }
  if (list.store.condition !== 'unlocked') stdout.write(`${list.store.message} ${list.store.hint}\n`);
  if (list.rows.length === 0) {
    stdout.write('There is no credential yet. Add one: cpm-console cred add github/main --provider github\n');
    return EXIT.ok;
  }
  const now = world.clock.now();
  const rows = [COLUMNS, ...list.rows.map((row) => cells(row, now))];
  const widths = COLUMNS.map((_name, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of rows)
    stdout.write(
      `${row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  stdout.write(`\n${countsOf(list.rows)}\n`);
  return EXIT.ok;
}

function cells(row: CredentialRow, now: number): string[] {
  const { credential, state } = row;
  const uses = [
    ...new Set(
      credential.usedBy.map(({ kind, target }) => (kind === 'service' ? target.replace(/^service:/, '') : kind)),
    ),
  ];
  return [
    state,
    credential.name,
    credential.provider,
    credential.masked,
    (credential.tested?.scopes ?? []).slice(0, 3).join(', '),
    endsIn(row, now),
    testedAs(row, now),
    uses.join(', '),
  ];
}
