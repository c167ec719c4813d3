import { EMPTY_LINE, type Line, proposedLine } from '#components/text-edit.ts';
import type { TestResult } from '#domain/credentials/credential.ts';
import type { Inspected } from '#screens/credentials/desk.ts';

/** The questions of the wizard, in order. */
export const QUESTIONS = ['value', 'provider', 'name', 'address', 'rule'] as const;
export type QuestionId = (typeof QUESTIONS)[number];

/** What the provider said of the value. */
export type Check =
  | { readonly at: 'none' }
  | { readonly at: 'asking' }
  | { readonly at: 'told'; readonly result: TestResult }
  | { readonly at: 'failed'; readonly why: string };

/** How far the wizard is. The value itself is not in it: only its length. */
export interface AddState {
  readonly question: QuestionId;
  readonly length: number;
  /** What came along with a paste, or why it was not taken. */
  readonly note: string | null;
  readonly inspected: Inspected | null;
  /** Chosen by the person; null while it follows the shape. */
  readonly chosen: string | null;
  readonly name: Line;
  /** Whether the person wrote the name. */
  readonly named: boolean;
  readonly address: Line;
  readonly rule: Line;
  readonly check: Check;
  readonly saving: boolean;
  readonly problem: string | null;
}

export const BEGIN: AddState = {
  question: 'value',
  length: 0,
  note: null,
  inspected: null,
  chosen: null,
  name: EMPTY_LINE,
  named: false,
  address: EMPTY_LINE,
  rule: EMPTY_LINE,
  check: { at: 'none' },
  saving: false,
  problem: null,
};

/** The provider it would be stored for; null while nobody knows. */
export const providerOf = ({ chosen, inspected }: AddState): string | null => chosen ?? inspected?.recognised ?? null;

/** What was asked is asked anew: the value, its provider or its address is another one. */
export const unchecked = (state: AddState): AddState => ({ ...state, check: { at: 'none' }, problem: null });

/** The question `step` further; it stays at both ends. */
export function moved(state: AddState, step: number): AddState {
  const at = QUESTIONS.indexOf(state.question) + step;
  return { ...state, question: QUESTIONS[Math.max(0, Math.min(QUESTIONS.length - 1, at))] ?? 'value' };
}

/** With a name that is free, unless the person wrote one. */
export const withName = (state: AddState, name: string): AddState =>
  state.named ? state : { ...state, name: proposedLine(name) };

/** Why the provider may not be asked yet; null when it may. */
export function whyNotCheck(state: AddState): string | null {
  if (state.length === 0) return 'paste the value first';
  if (providerOf(state) === null) return 'choose whose it is';
  const shape = state.inspected?.shape ?? null;
  if (shape === null) return 'one moment';
  return shape.fits ? null : shape.problem;
}

/** Why it may not be stored yet; null when it may. `wrongName` is what is wrong with the name. */
export function whyNotSave(state: AddState, wrongName: string | null): string | null {
  const early = whyNotCheck(state);
  if (early !== null) return early;
  if (state.saving) return 'it is being stored';
  if (state.check.at === 'none' || state.check.at === 'asking') return 'it is not checked yet';
  if (state.check.at === 'told' && isRefused(state.check.result)) return 'its provider refused it';
  return wrongName;
}

/** A value that does not work is not worth keeping. */
export const isRefused = ({ outcome }: TestResult): boolean => outcome === 'rejected' || outcome === 'expired';

export const RULE_PROBLEM = 'owner:NAME or path:FOLDER, or nothing for everything';

/** Why this is no rule; null when it is one, or empty. */
export const ruleProblem = (text: string): string | null =>
  text.trim() === '' || /^owner:\S+$/.test(text.trim()) || /^path:[~/]\S*$/.test(text.trim()) ? null : RULE_PROBLEM;

/** Why this is no address; null when it is one, or empty. */
export const addressProblem = (text: string): string | null =>
  text.trim() === '' || /^https?:\/\/[^\s/@?#]+(?:\/[^\s@]*)?$/.test(text.trim())
    ? null
    : 'an address that begins with https://, without user and password';
