import { OpsError } from '#domain/errors.ts';
import { listField, textField } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';

/** What is done to backups, one thing a run. */
export type BackupAct =
  | { readonly act: 'create' }
  | { readonly act: 'verify' | 'test'; readonly id: string }
  | {
      readonly act: 'restore';
      readonly id: string;
      /** Below which new or empty folder. */
      readonly into: string;
      /** Null for everything. */
      readonly paths: readonly string[] | null;
    }
  | { readonly act: 'remove'; readonly ids: readonly string[] };

export const jsonOfAct = (act: BackupAct): JsonObject => ({ ...act });

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function actIn({ procedure, params }: Pick<Plan, 'procedure' | 'params'>): BackupAct {
  const id = textField(params, 'id');
  const act = procedure === 'backup' ? textField(params, 'act') : null;
  if (act === 'create') return { act };
  if ((act === 'verify' || act === 'test') && id !== null) return { act, id };
  const into = textField(params, 'into');
  if (act === 'restore' && id !== null && into !== null)
    return { act, id, into, paths: params['paths'] === null ? null : listField(params, 'paths') };
  if (act === 'remove') return { act, ids: listField(params, 'ids') };
  throw new OpsError('bad-plan', 'This was planned by another version of cpm-console.', {
    hint: 'Plan it again.',
    exit: 'usage',
  });
}
