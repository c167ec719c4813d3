import type { Invocation } from '#cli/command.ts';
import { BLANK } from '#domain/learnings/blank.ts';
import type { LearningDraft } from '#domain/learnings/learning.ts';

import { draftFrom } from './from.ts';
import { categoryOf, listOf, severityWord, textOf } from './wanted.ts';

/** The draft that the options ask for: what `--from` tells, and over it what was said. */
export function draftOf({ world, values }: Pick<Invocation, 'world' | 'values'>): LearningDraft {
  const from = textOf(values['from']);
  return overlaid(from === undefined ? BLANK : draftFrom(world, from), { values });
}

/** A draft with what the options say in the place of what it said; tags are added. */
export function overlaid(draft: LearningDraft, { values }: Pick<Invocation, 'values'>): LearningDraft {
  const { title, context, trigger } = draft.situation;
  return {
    ...draft,
    category: categoryOf(values) ?? draft.category,
    severity: severityWord(values) ?? draft.severity,
    situation: {
      title: textOf(values['title']) ?? title,
      context: textOf(values['context']) ?? context,
      trigger: textOf(values['trigger']) ?? trigger,
    },
    tags: [...new Set([...draft.tags, ...listOf(values['tag'])])],
  };
}
