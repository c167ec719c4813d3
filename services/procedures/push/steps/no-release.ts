import type { Step } from '#services/procedures/engine/step.ts';

/** A step of a release in the words of a push that releases nothing: it sends a new commit. */
export function noRelease(step: Step): Step {
  return {
    ...step,
    title: step.title.replace('the release', 'the new commit'),
    commands: (step.commands ?? []).map((line) => line.replaceAll('<release commit>', '<new commit>')),
  };
}
