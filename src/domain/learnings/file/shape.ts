import { CATEGORIES, SEVERITIES, UPSTREAM_CATEGORIES, UPSTREAM_SEVERITIES } from '#domain/learnings/learning.ts';

/** What may stand at a place of a learning's file. */
export type Shape = TextShape | ListShape | KeysShape | { readonly is: 'truth' };

interface TextShape {
  readonly is: 'text';
  readonly needed?: boolean;
  /** The only words there are, in any case of letters. */
  readonly words?: readonly string[];
  readonly form?: 'id' | 'moment' | 'day';
  /** Whether a number is understood too: minutes. */
  readonly number?: boolean;
}

interface ListShape {
  readonly is: 'list';
  readonly of: Shape;
}

export interface KeysShape {
  readonly is: 'keys';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly needed?: boolean;
}

const text: Shape = { is: 'text' };
const texts: Shape = { is: 'list', of: text };
const minutes: Shape = { is: 'text', number: true };
const keys = (of: Readonly<Record<string, Shape>>, needed = false): KeysShape => ({ is: 'keys', keys: of, needed });
const list = (of: Readonly<Record<string, Shape>>): Shape => ({ is: 'list', of: keys(of) });

const tasks = list({
  task: { is: 'text', needed: true },
  owner: text,
  deadline: { is: 'text', form: 'day' },
  done: { is: 'truth' },
});

const entry = {
  category: { is: 'text', needed: true, words: [...CATEGORIES, ...UPSTREAM_CATEGORIES] },
  severity: { is: 'text', needed: true, words: [...SEVERITIES, ...UPSTREAM_SEVERITIES] },
  situation: keys({ title: { is: 'text', needed: true }, context: text, trigger: text }, true),
  problem: keys({
    description: text,
    symptoms: texts,
    impact: keys({
      scope: { is: 'text', words: ['System-wide', 'Service-specific', 'User-facing'] },
      severity: { is: 'text', words: ['Low', 'Medium', 'High', 'Critical'] },
    }),
  }),
  investigation: keys({
    steps_taken: list({ action: text, outcome: text, time_spent: minutes }),
    tools_used: texts,
    findings: keys({ root_cause: text, contributing_factors: texts }),
  }),
  resolution: keys({
    approach: text,
    steps: list({ action: text, command: text, result: text }),
    validation: texts,
    time_to_resolve: minutes,
  }),
  lessons_learned: keys({
    what_worked: texts,
    what_didnt_work: texts,
    prevention: texts,
    process_improvements: texts,
  }),
  action_items: keys({ immediate: tasks, long_term: tasks }),
  related_documentation: texts,
  tags: texts,
} satisfies Record<string, Shape>;

/** The file of a learning. */
export const LEARNING: KeysShape = keys({
  learning_entry: keys(
    {
      id: { is: 'text', needed: true, form: 'id' },
      timestamp: { is: 'text', needed: true, form: 'moment' },
      ...entry,
    },
    true,
  ),
});

/** The same before it has an id and a time. */
export const DRAFT: KeysShape = keys({ learning_entry: keys({ id: text, timestamp: text, ...entry }, true) });
