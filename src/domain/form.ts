/** One question of a form. */
export interface Field {
  readonly name: string;
  /** What it means, in a sentence. */
  readonly about: string;
  /** Whether it cannot be left empty. */
  readonly needed: boolean;
  readonly type: 'text' | 'number' | 'boolean' | 'list' | 'other';
  /** The only answers there are; empty where anything can be typed. */
  readonly choices: readonly string[];
  /** What holds when it is left empty, as a person would type it. */
  readonly initial: string;
}

/** What was typed, by the name of the field. */
export type Answers = Readonly<Record<string, string>>;

/** Names of the fields that still need an answer. */
export function missing(fields: readonly Field[], answers: Answers): readonly string[] {
  return fields.filter(({ name, needed }) => needed && (answers[name] ?? '').trim() === '').map(({ name }) => name);
}

/** The answer after (or before) the one given, where there are choices; null where anything can be typed. */
export function nextChoice(field: Field, typed: string, step: 1 | -1): string | null {
  const choices = field.type === 'boolean' ? ['yes', 'no'] : field.choices;
  if (choices.length === 0) return null;
  const now = typed.trim() === '' ? field.initial : typed.trim();
  const at = choices.indexOf(field.type === 'boolean' ? yesOrNo(now) : now);
  return choices[(at + step + choices.length) % choices.length] ?? null;
}

/** The word for a truth that was typed. */
export const yesOrNo = (text: string): 'yes' | 'no' => (/^(?:yes|true)$/i.test(text) ? 'yes' : 'no');
