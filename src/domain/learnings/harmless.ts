import { shown } from '#domain/logs/sanitise.ts';
import { createRedactor } from '#domain/redact/redactor.ts';

import type { ActionItem, LearningDraft } from './learning.ts';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Hides what looks like a secret whatever its value; a redactor that knows the environment hides more. */
export const byShape: Redact = (text) => SHAPES.redact(text);

const SHAPES = createRedactor({});

/** Entries of a list, lines of a text, and characters of a line that are kept. */
export const MOST = { entries: 40, lines: 60, characters: 600 };

/** For what a person wrote: nothing of it is left out but secrets. */
export const UNBOUNDED: typeof MOST = { entries: Infinity, lines: Infinity, characters: Infinity };

/**
 * The draft as it may be shown and stored: no secret, no escape sequence, and of a bounded size. What is left out is said
 * to be left out.
 */
export function harmless(draft: LearningDraft, redact: Redact, most = MOST): LearningDraft {
  const plain = (text: string) => oneLine(text, most.characters);
  const line = (text: string) => plain(redact(text));
  const lines = (text: string) => bounded(redact(text).split('\n').map(plain), most.lines).join('\n');
  const list = (texts: readonly string[]) => bounded(distinct(texts.map(line)), most.entries);
  const items = (all: readonly ActionItem[]) =>
    all.slice(0, most.entries).map((item) => ({
      task: line(item.task),
      owner: line(item.owner),
      deadline: line(item.deadline),
      done: item.done,
    }));
  const { situation, problem, investigation, resolution, lessonsLearned, actionItems } = draft;
  return {
    category: line(draft.category),
    severity: line(draft.severity),
    situation: { title: line(situation.title), context: lines(situation.context), trigger: lines(situation.trigger) },
    problem: {
      description: lines(problem.description),
      symptoms: list(problem.symptoms),
      impact: { scope: line(problem.impact.scope), severity: line(problem.impact.severity) },
    },
    investigation: {
      stepsTaken: investigation.stepsTaken.slice(0, most.entries).map(({ action, outcome, timeSpent }) => ({
        action: line(action),
        outcome: line(outcome),
        timeSpent: line(timeSpent),
      })),
      toolsUsed: list(investigation.toolsUsed),
      findings: {
        rootCause: lines(investigation.findings.rootCause),
        contributingFactors: list(investigation.findings.contributingFactors),
      },
    },
    resolution: {
      approach: lines(resolution.approach),
      steps: resolution.steps.slice(0, most.entries).map(({ action, command, result }) => ({
        action: line(action),
        command: command === null ? null : line(command),
        result: line(result),
      })),
      validation: list(resolution.validation),
      timeToResolve: line(resolution.timeToResolve),
    },
    lessonsLearned: {
      whatWorked: list(lessonsLearned.whatWorked),
      whatDidntWork: list(lessonsLearned.whatDidntWork),
      prevention: list(lessonsLearned.prevention),
      processImprovements: list(lessonsLearned.processImprovements),
    },
    actionItems: { immediate: items(actionItems.immediate), longTerm: items(actionItems.longTerm) },
    relatedDocumentation: list(draft.relatedDocumentation),
    tags: list(draft.tags),
  };
}

/** A text without breaks and escape sequences, cut where it is too long. */
function oneLine(text: string, most: number): string {
  const plain = shown(text).text.trim();
  return plain.length > most ? `${plain.slice(0, most).toWellFormed()}…` : plain;
}

function bounded(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most - 1), `… and ${texts.length - most + 1} more`];
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '');
