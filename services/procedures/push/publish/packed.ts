import { OpsError } from '#domain/errors.ts';
import { isJsonObject, type Json, parseJson } from '#domain/json.ts';
import type { PackedPackage } from '#services/ports/publishing.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

/** What a step remembers of packed files. */
export function packedJson(files: readonly PackedPackage[]): Json {
  return { files: parseJson(JSON.stringify(files)) ?? [] };
}

/** The files that a pack step made; throws when it did not run. */
export function packedFiles(context: StepContext, step: string): readonly PackedPackage[] {
  const result = context.resultOf(step);
  const files: unknown = isJsonObject(result) ? result['files'] : null;
  const packed: readonly PackedPackage[] = Array.isArray(files) ? files.filter(isPacked) : [];
  if (packed.length > 0) return packed;
  throw new OpsError('not-packed', `${step} has packed nothing.`, { hint: 'Resume the run.' });
}

function isPacked(value: unknown): value is PackedPackage {
  return typeof value === 'object' && value !== null && 'digests' in value && 'path' in value && 'version' in value;
}
