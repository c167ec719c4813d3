import { keyOf } from '#config/file/problem.ts';
import { checksOf } from '#config/normalise/checks.ts';
import { placed } from '#config/normalise/place.ts';
import { checkItem } from '#config/schema/check-item.ts';
import { findingsOf } from '#config/schema/findings.ts';
import { knownKeys } from '#config/schema/known-keys.ts';
import { parentPath } from '#domain/path.ts';
import type { Instance } from '#services/checks/check.ts';

import type { Item } from './change.ts';

/** A check ready to be tried, or what is wrong with what a person typed, by the name of the field. */
export type Tried =
  | { readonly instance: Instance }
  | { readonly problems: readonly { key: string; message: string }[] };

/** Makes a check of an item that is not in the file yet, so that it can be looked at once before it is written. */
export async function tryItem(item: Item, path: string, home: string | null): Promise<Tried> {
  const z = await import('zod');
  const schema = z.strictObject({ checks: z.array(checkItem(z)) });
  const data = placed({ checks: [item] }, { folder: parentPath(path), home });
  const checked = schema.safeParse(data);
  const tell = (findings: ReturnType<typeof findingsOf>): Tried => ({
    problems: findings.map((finding) => ({
      key: keyOf(finding.path.slice(2)) ?? 'kind',
      message: finding.hint === null ? finding.message : `${finding.message}. ${finding.hint}`,
    })),
  });
  if (!checked.success) return tell(findingsOf(checked.error.issues, data, knownKeys(z, schema, data)));
  const { items, findings } = checksOf(checked.data.checks);
  const [instance] = items;
  return instance === undefined || findings.length > 0 ? tell([...findings]) : { instance };
}
