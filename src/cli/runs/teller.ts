import type { Output } from '#cli/command.ts';
import type { PlannedStep } from '#domain/procedure/plan.ts';
import type { RunEvent } from '#domain/procedure/record.ts';

/** Prints a run as it goes: one event a line with `json`, else what a person wants to read. */
export function tellerOf(stdout: Output, json: boolean): (event: RunEvent) => void {
  if (json) return (event) => stdout.write(`${JSON.stringify(event)}\n`);
  const steps = new Map<string, PlannedStep>();
  return (event) => {
    if (event.type === 'planned') for (const step of event.plan.steps) steps.set(step.id, step);
    const line = lineOf(event, steps);
    if (line !== null) stdout.write(`${line}\n`);
  };
}

function lineOf(event: RunEvent, steps: ReadonlyMap<string, PlannedStep>): string | null {
  const title = 'step' in event ? (steps.get(event.step)?.title ?? event.step) : '';
  switch (event.type) {
    case 'began':
      return event.how === 'run' ? event.run : `${event.run} ${event.how}`;
    case 'started':
      return steps.get(event.step)?.reads === true ? null : `▶ ${title}`;
    case 'command':
      return event.quiet ? null : `  $ ${event.text}`;
    case 'output':
      return event.text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `    ${shown(line)}`)
        .join('\n');
    case 'note':
      return `  ${event.text}`;
    case 'finished':
      return `✔ ${title}${event.summary === '' ? '' : `   ${event.summary}`}   ${seconds(event.tookMs)}`;
    case 'skipped':
      return `○ ${title}   skipped: ${event.reason}`;
    case 'failed':
      return `✘ ${title}   ${event.error.message}${event.error.hint === null ? '' : `\n  ${event.error.hint}`}`;
    case 'undone':
      return `↶ ${title} taken back`;
    case 'undo-failed':
      return `✘ ${title} could not be taken back: ${event.error.message}`;
    case 'cancelled':
      return event.how === 'take-back'
        ? 'Stopping after this step, then taking everything back.'
        : 'Stopping after this step.';
    case 'answered':
    case 'asked':
    case 'child':
    case 'ended':
    case 'forgotten':
    case 'planned':
    case 'progress':
    case 'tidied':
    case 'undoing':
      return null;
  }
}

/** What a terminal would show of a line that was written over. */
const shown = (line: string): string => line.replace(/\r+$/, '').replace(/^.*\r/s, '');

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
