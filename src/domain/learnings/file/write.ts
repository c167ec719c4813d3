import { Document, isMap, isScalar, type Scalar, visit } from 'yaml';

import type { ActionItem, Learning, LearningDraft } from '#domain/learnings/learning.ts';

/** A line that a block of lines gives back exactly: nothing invisible, no blanks at its ends. */
const LINE = /^(?:\S(?:.*\S)?)?$/;
const INVISIBLE = /[^\n\P{C}]|[\u2028\u2029]/u;

/** The text of a new learning's file, in the form of the guide: every key, texts in quotes, an empty line before each part. */
export function learningText(learning: Learning): string {
  return entryText(written(learning));
}

/** The same of a draft, which has no id and no time yet. */
export function draftText(draft: LearningDraft): string {
  const { id: _id, timestamp: _timestamp, ...entry } = written({ ...draft, id: '', timestamp: '' });
  return entryText(entry);
}

function entryText(said: Readonly<Record<string, unknown>>): string {
  const document = new Document({ learning_entry: said });
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key') style(node);
    },
  });
  const entry = document.get('learning_entry');
  if (isMap(entry))
    for (const { key } of entry.items) if (isScalar(key) && !HEAD.has(String(key.value))) key.spaceBefore = true;
  return document.toString({ lineWidth: 0 });
}

/** They stand together at the top. */
const HEAD = new Set(['id', 'timestamp', 'category', 'severity']);

function style(node: Scalar): void {
  if (typeof node.value !== 'string') return;
  const lines = node.value.split('\n');
  const asBlock = lines.length > 1 && !INVISIBLE.test(node.value) && lines.every((line) => LINE.test(line));
  node.type = asBlock ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
}

/** With the names of the file. */
export function written(learning: Learning) {
  const { situation, problem, investigation, resolution, lessonsLearned, actionItems } = learning;
  return {
    id: learning.id,
    timestamp: learning.timestamp,
    category: learning.category,
    severity: learning.severity,
    situation: { ...situation },
    problem: { description: problem.description, symptoms: problem.symptoms, impact: { ...problem.impact } },
    investigation: {
      steps_taken: investigation.stepsTaken.map(({ action, outcome, timeSpent }) => ({
        action,
        outcome,
        time_spent: timeSpent,
      })),
      tools_used: investigation.toolsUsed,
      findings: {
        root_cause: investigation.findings.rootCause,
        contributing_factors: investigation.findings.contributingFactors,
      },
    },
    resolution: {
      approach: resolution.approach,
      steps: resolution.steps.map(({ action, command, result }) => ({
        action,
        ...(command !== null && { command }),
        result,
      })),
      validation: resolution.validation,
      time_to_resolve: resolution.timeToResolve,
    },
    lessons_learned: {
      what_worked: lessonsLearned.whatWorked,
      what_didnt_work: lessonsLearned.whatDidntWork,
      prevention: lessonsLearned.prevention,
      process_improvements: lessonsLearned.processImprovements,
    },
    action_items: { immediate: actionItems.immediate.map(item), long_term: actionItems.longTerm.map(item) },
    related_documentation: learning.relatedDocumentation,
    tags: learning.tags,
  };
}

function item({ task, owner, deadline, done }: ActionItem) {
  return { task, owner, deadline, ...(done && { done }) };
}
