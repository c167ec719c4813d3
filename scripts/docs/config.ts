import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Generated } from '../support/generated.ts';
import { ROOT } from '../support/root.ts';

/** docs/config.md and docs/config.schema.json, from the one schema. */
export async function configPages(): Promise<Generated[]> {
  if (!existsSync(join(ROOT, 'src/config/schema/root.ts'))) return [];
  const { configReference } = await import('./config/reference.ts');
  const { schemaText } = await import('#config/schema/print.ts');
  return [
    { path: 'docs/config.md', text: await configReference() },
    { path: 'docs/config.schema.json', text: await schemaText() },
  ];
}
