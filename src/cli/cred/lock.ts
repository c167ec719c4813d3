import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';

import { documentOf } from './json.ts';

/** `cred lock`: closes the store of record, for every program of this user. */
export async function lockCommand({ world, values, stdout }: Invocation): Promise<number> {
  const store = world.keychains.main;
  await store.lock();
  const { condition, message } = await store.state();
  if (values['json'] === true) stdout.write(documentOf({ driver: store.driver, condition }));
  else stdout.write(`${message}\n`);
  return EXIT.ok;
}
