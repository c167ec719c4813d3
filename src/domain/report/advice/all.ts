import type { Advice, AdviceInput, AdviceRule } from './advice.ts';
import { burning } from './burning.ts';
import { failing } from './failing.ts';
import { filling } from './filling.ts';
import { returning } from './returning.ts';
import { slowLook } from './slow-look.ts';
import { unseen } from './unseen.ts';

const RULES: readonly AdviceRule[] = [failing, burning, returning, filling, slowLook, unseen];
const ORDER: Readonly<Record<Advice['severity'], number>> = { critical: 0, warning: 1, info: 2 };

/**
 * What to do next, the most urgent first; each with what was seen and a step that can be taken. Nothing is said that no
 * reading, incident or budget of the input shows.
 */
export function adviceOf(
  report: AdviceInput['report'],
  budgets: AdviceInput['budgets'] = new Map(),
): readonly Advice[] {
  const all = RULES.flatMap((rule) => rule({ report, budgets }));
  return all.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** In one line: `api: failed 3 times in 2 h. Find the cause: …`. */
export const adviceText = ({ title, evidence, next }: Advice): string => `${title}: ${evidence}. ${next}`;
