import type { Invocation } from '#cli/command.ts';
import { LIMITS, THREATS } from '#domain/credentials/threats.ts';
import { EXIT } from '#domain/errors.ts';
import { examineStores, type StoreReport } from '#services/procedures/credentials/doctor.ts';

import { documentOf } from './json.ts';
import { tableOf } from './table.ts';

/** `cred doctor`: how each store is, and what it protects from. Exit 8 when the store of record cannot be used. */
export async function doctorCommand({ world, values, stdout }: Invocation): Promise<number> {
  const stores = await examineStores(world);
  const exit = stores.some(({ record, condition }) => record && condition !== 'unlocked') ? EXIT.credential : EXIT.ok;
  if (values['json'] === true) {
    stdout.write(documentOf({ stores, threats: THREATS, limits: LIMITS }));
    return exit;
  }
  const lines = [
    ...stores.flatMap(described),
    '',
    'Who may come, and what each store can do against it:',
    ...tableOf([
      ['', 'keyring', 'vault', 'environment, plain files'],
      ...THREATS.map(({ attacker, keychain, vault, plain }) => [attacker, keychain, vault, plain]),
    ]),
    '',
    ...LIMITS,
  ];
  stdout.write(`${lines.join('\n')}\n`);
  return exit;
}

function described({ driver, condition, message, hint, record }: StoreReport): string[] {
  const head = `${driver}  ${condition}${record ? '  (credentials are kept here)' : ''}`;
  return [head, `  ${message}`, ...(condition === 'unlocked' ? [] : [`  ${hint}`])];
}
