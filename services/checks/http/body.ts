import { ask, explain, parseCondition } from '#domain/json-condition.ts';
import { parseJson } from '#domain/json.ts';
import type { HttpAnswer } from '#services/ports/net.ts';

export interface BodyRules {
  readonly contains?: string | undefined;
  readonly matches?: string | undefined;
  readonly json?: readonly string[] | undefined;
}

/** Everything that a body does not keep of what is expected of it. */
export function bodyFaults({ body, truncated }: HttpAnswer, rules: BodyRules): string[] {
  const faults: string[] = [];
  if (rules.contains !== undefined && !body.includes(rules.contains)) faults.push(`does not contain ${rules.contains}`);
  if (rules.matches !== undefined && !new RegExp(rules.matches, 'u').test(body))
    faults.push(`does not match ${rules.matches}`);
  if (!rules.json?.length) return faults;
  const document = parseJson(body);
  if (document === undefined) return [...faults, truncated ? 'the JSON is too long' : 'the body is no JSON'];
  for (const text of rules.json) {
    const condition = parseCondition(text);
    const answer = ask(condition, document);
    if (!answer.holds) faults.push(explain(condition, answer));
  }
  return faults;
}
