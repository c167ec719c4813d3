import type { JsonObject } from '#domain/json.ts';
import type { CheckFacts } from '#screens/frame/watch.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';

/** What is known of a check besides its readings; null when there is no such check or kind. */
export function factsOf(
  id: string,
  instances: readonly Instance[],
  kinds: readonly AnyKind[],
  configured: ReadonlySet<string>,
): CheckFacts | null {
  const instance = instances.find((candidate) => candidate.id === id);
  const kind = kinds.find((candidate) => candidate.kind === instance?.kind);
  if (instance === undefined || kind === undefined) return null;
  return {
    kindTitle: kind.title,
    about: kind.about,
    thresholds: instance.thresholds ?? kind.thresholds,
    dependsOn: instance.dependsOn ?? [],
    timeoutMs: instance.timeoutMs ?? kind.timeoutMs,
    params: plain(instance.params),
    configured: configured.has(id),
  };
}

/** Parameters came from JSON or YAML, or could have. */
function plain(params: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(params ?? {}));
  return isJsonObject(copy) ? copy : {};
}

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
