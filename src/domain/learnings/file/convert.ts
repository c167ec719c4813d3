import type { ActionItem, Learning } from '#domain/learnings/learning.ts';
import { isMapping } from '#domain/yaml/mapping.ts';

type Keys = Readonly<Record<string, unknown>>;

/** Checked data as a learning. What is left out is empty. */
export function learningOf(data: unknown): Learning {
  const entry = isMapping(data) ? data : {};
  const [situation, problem] = [keys(entry, 'situation'), keys(entry, 'problem')];
  const [investigation, resolution] = [keys(entry, 'investigation'), keys(entry, 'resolution')];
  const [lessons, items] = [keys(entry, 'lessons_learned'), keys(entry, 'action_items')];
  const [impact, findings] = [keys(problem, 'impact'), keys(investigation, 'findings')];
  return {
    id: text(entry, 'id'),
    timestamp: text(entry, 'timestamp'),
    category: text(entry, 'category'),
    severity: text(entry, 'severity'),
    situation: {
      title: text(situation, 'title'),
      context: text(situation, 'context'),
      trigger: text(situation, 'trigger'),
    },
    problem: {
      description: text(problem, 'description'),
      symptoms: texts(problem, 'symptoms'),
      impact: { scope: text(impact, 'scope'), severity: text(impact, 'severity') },
    },
    investigation: {
      stepsTaken: each(investigation, 'steps_taken', (step) => ({
        action: text(step, 'action'),
        outcome: text(step, 'outcome'),
        timeSpent: text(step, 'time_spent'),
      })),
      toolsUsed: texts(investigation, 'tools_used'),
      findings: {
        rootCause: text(findings, 'root_cause'),
        contributingFactors: texts(findings, 'contributing_factors'),
      },
    },
    resolution: {
      approach: text(resolution, 'approach'),
      steps: each(resolution, 'steps', (step) => ({
        action: text(step, 'action'),
        command: text(step, 'command') || null,
        result: text(step, 'result'),
      })),
      validation: texts(resolution, 'validation'),
      timeToResolve: text(resolution, 'time_to_resolve'),
    },
    lessonsLearned: {
      whatWorked: texts(lessons, 'what_worked'),
      whatDidntWork: texts(lessons, 'what_didnt_work'),
      prevention: texts(lessons, 'prevention'),
      processImprovements: texts(lessons, 'process_improvements'),
    },
    actionItems: { immediate: each(items, 'immediate', item), longTerm: each(items, 'long_term', item) },
    relatedDocumentation: texts(entry, 'related_documentation'),
    tags: texts(entry, 'tags'),
  };
}

function item(keysOf: Keys): ActionItem {
  const { done } = keysOf;
  return {
    task: text(keysOf, 'task'),
    owner: text(keysOf, 'owner'),
    deadline: text(keysOf, 'deadline'),
    done: done === true,
  };
}

function keys(from: Keys, key: string): Keys {
  const value = from[key];
  return isMapping(value) ? value : {};
}

function text(from: Keys, key: string): string {
  const value = from[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function texts(from: Keys, key: string): readonly string[] {
  const value = from[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function each<T>(from: Keys, key: string, make: (keysOf: Keys) => T): readonly T[] {
  const value = from[key];
  return Array.isArray(value) ? value.filter(isMapping).map(make) : [];
}
