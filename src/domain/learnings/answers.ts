import type { LearningDraft } from './learning.ts';
import { tagsOf } from './tag.ts';
import { daysUntil, taskOf, textOfTask } from './task.ts';

/** What a person is asked for a learning, in the order in which it is asked. */
export const QUESTIONS = [
  { id: 'title', name: 'title', kind: 'text', about: 'In one line, so that it is found again.' },
  { id: 'category', name: 'category', kind: 'choice', about: 'What kind of work it was.' },
  { id: 'severity', name: 'severity', kind: 'choice', about: 'How bad it was.' },
  { id: 'happened', name: 'what happened', kind: 'long', about: 'What was wrong, as people felt it.' },
  { id: 'cause', name: 'root cause', kind: 'long', about: 'Why it happened: the first cause, not the last symptom.' },
  { id: 'helped', name: 'what helped', kind: 'list', about: 'What worked. enter begins another one.' },
  { id: 'prevention', name: 'prevention', kind: 'list', about: 'What keeps it from coming back.' },
  {
    id: 'todo',
    name: 'to do',
    kind: 'list',
    about: 'What is to be done: Alert above 80 % @ana by friday (or 2026-11-27, +2w).',
  },
  { id: 'tags', name: 'tags', kind: 'text', about: 'Words to find it by: memory_service, redis.' },
] as const;

export type QuestionId = (typeof QUESTIONS)[number]['id'];

/** One text for a question with one answer, any number for a list. */
export type Answers = Readonly<Record<QuestionId, readonly string[]>>;

/** What is answered in a draft already. */
export function answersOf(draft: LearningDraft): Answers {
  const { situation, problem, investigation, lessonsLearned, actionItems, tags } = draft;
  return {
    title: [situation.title],
    category: [draft.category],
    severity: [draft.severity],
    happened: [problem.description],
    cause: [investigation.findings.rootCause],
    helped: lessonsLearned.whatWorked,
    prevention: lessonsLearned.prevention,
    todo: [...actionItems.immediate, ...actionItems.longTerm].map(textOfTask),
    tags: [tags.join(', ')],
  };
}

/** What is due within so many days is immediate. */
const SOON_DAYS = 14;

/** The draft with the answers in their places; everything that is not asked stays. `today` is `2026-11-20`. */
export function withAnswers(draft: LearningDraft, answers: Answers, today: string): LearningDraft {
  const one = (id: QuestionId) => (answers[id][0] ?? '').trim();
  const many = (id: QuestionId) => answers[id].map((text) => text.trim()).filter((text) => text !== '');
  const items = many('todo').map((text) => known(draft, text) ?? taskOf(text, today));
  const isSoon = ({ deadline }: (typeof items)[number]) => deadline !== '' && daysUntil(deadline, today) <= SOON_DAYS;
  return {
    ...draft,
    category: one('category'),
    severity: one('severity'),
    situation: { ...draft.situation, title: one('title') },
    problem: { ...draft.problem, description: one('happened') },
    investigation: {
      ...draft.investigation,
      findings: { ...draft.investigation.findings, rootCause: one('cause') },
    },
    lessonsLearned: { ...draft.lessonsLearned, whatWorked: many('helped'), prevention: many('prevention') },
    actionItems: { immediate: items.filter(isSoon), longTerm: items.filter((item) => !isSoon(item)) },
    tags: tagsOf(one('tags').split(/[,\s]+/)),
  };
}

/** An item that nobody touched stays exactly as it is. */
const known = ({ actionItems }: LearningDraft, text: string) =>
  [...actionItems.immediate, ...actionItems.longTerm].find((item) => textOfTask(item) === text);
