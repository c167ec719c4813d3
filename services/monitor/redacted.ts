import { isJsonObject, isList, type Json } from '#domain/json.ts';
import type { Verdict } from '#domain/reading.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import type { World } from '#services/ports/world.ts';

/** A verdict whose words repeat no secret that its world knows: what a server or a program said is in them. Numbers stay. */
export function redactedVerdict(
  verdict: Verdict,
  { environment, secrets }: Partial<Pick<World, 'environment' | 'secrets'>>,
): Verdict {
  if (environment === undefined || secrets === undefined) return verdict;
  const redactor = redactorOf({ environment, secrets });
  const redact = (text: string): string => redactor.redact(text);
  const { summary, hint, evidence, data } = verdict;
  // Nearly always there is nothing in it, which one look at all of it tells.
  const words = JSON.stringify([summary, hint, evidence, data]);
  if (redact(words) === words) return verdict;
  return {
    ...verdict,
    summary: redact(summary),
    ...(hint !== undefined && { hint: redact(hint) }),
    ...(evidence !== undefined && { evidence: redact(evidence) }),
    ...(data !== undefined && {
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inside(value, redact)])),
    }),
  };
}

function inside(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (isList(value)) return value.map((one) => inside(one, redact));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one, redact)]));
}
