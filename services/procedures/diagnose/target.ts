import { textField } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';

/** What is diagnosed, and all that is needed to begin; journaled with the plan, never a secret. */
export type Target = {
  readonly subject: 'memory';
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
};

/** How long one look may take unless told. */
export const LIMIT_MS = 5000;

/** The parameters of a plan. */
export function paramsOf(target: Target, limitMs: number): JsonObject {
  return { ...target, limitMs };
}

/** The target and the limit a plan was made from; null for a plan of another version. */
export function targetIn(params: JsonObject): { readonly target: Target; readonly limitMs: number } | null {
  const target = READERS[textField(params, 'subject') ?? '']?.(params) ?? null;
  return target === null ? null : { target, limitMs: numberIn(params, 'limitMs') ?? LIMIT_MS };
}

const READERS: Readonly<Record<string, ((params: JsonObject) => Target | null) | undefined>> = {
  memory(params) {
    const [host, port] = [textField(params, 'host'), numberIn(params, 'port')];
    return host === null || port === null ? null : { subject: 'memory', host, port, tls: params['tls'] === true };
  },
};

function numberIn(params: JsonObject, key: string): number | null {
  const value = params[key];
  return typeof value === 'number' ? value : null;
}
