import { OpsError } from '#domain/errors.ts';
import { field, listField, numberField, textField } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { RecoverySettings } from '#domain/recovery/settings.ts';

import type { Piece } from './pieces.ts';

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
  | {
      /** Back in their places, over what is there now. */
      readonly act: 'put-back';
      readonly id: string;
      readonly pieces: readonly Piece[];
      /** How many of these can be taken back, and for how long. */
      readonly keep: RecoverySettings['keep'];
    }
  | { readonly act: 'remove'; readonly ids: readonly string[] };

export const jsonOfAct = (act: BackupAct): JsonObject =>
  act.act === 'put-back' ? { ...act, pieces: act.pieces.map(jsonOfPiece), keep: { ...act.keep } } : { ...act };

const jsonOfPiece = ({ name, path, exclude = [] }: Piece): JsonObject => ({ name, path, exclude: [...exclude] });

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function actIn({ procedure, params }: Pick<Plan, 'procedure' | 'params'>): BackupAct {
  const id = textField(params, 'id');
  const act = procedure === 'backup' ? textField(params, 'act') : null;
  if (act === 'create') return { act };
  if ((act === 'verify' || act === 'test') && id !== null) return { act, id };
  const into = textField(params, 'into');
  if (act === 'restore' && id !== null && into !== null)
    return { act, id, into, paths: params['paths'] === null ? null : listField(params, 'paths') };
  if (act === 'put-back' && id !== null) return { act, id, pieces: piecesIn(params), keep: keepIn(params) };
  if (act === 'remove') return { act, ids: listField(params, 'ids') };
  throw new OpsError('bad-plan', 'This was planned by another version of cpm-console.', {
    hint: 'Plan it again.',
    exit: 'usage',
  });
}

function piecesIn(params: Plan['params']): readonly Piece[] {
  const pieces = field(params, 'pieces');
  return (Array.isArray(pieces) ? pieces : []).flatMap((piece: unknown): Piece[] => {
    const [name, path] = [textField(piece, 'name'), textField(piece, 'path')];
    return name === null || path === null ? [] : [{ name, path, exclude: listField(piece, 'exclude') }];
  });
}

const keepIn = (params: Plan['params']): RecoverySettings['keep'] => ({
  runs: numberField(params, 'keep', 'runs') ?? 1,
  forMs: numberField(params, 'keep', 'forMs') ?? 0,
});
