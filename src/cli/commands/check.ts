import { chosen, chosenOne } from '#cli/check/choose.ts';
import { defineCommand, type Invocation } from '#cli/command.ts';
import { freshness, FRESHNESS } from '#cli/health/freshness.ts';
import { instancesFor } from '#cli/health/instances.ts';

export default defineCommand({
  name: 'check',
  group: 'more',
  summary: 'The single checks: list, run, pause, resume',
  usage: '<list | run | pause | resume> [id...]',
  verbs: {
    list: { summary: 'Every check and what was last seen; looks at nothing', usage: '[id...]' },
    run: { summary: 'Look, unless the last look is younger than the interval', usage: '[id...] [--cached | --fresh]' },
    pause: { summary: 'Do not look and count it for nothing, for an hour unless told', usage: '<id> [--for 1h]' },
    resume: { summary: 'Look again', usage: '<id>' },
  },
  options: {
    for: { type: 'string', value: 'TIME', summary: 'pause: how long, 1h unless told.' },
    ...FRESHNESS,
  },
  examples: ['check list', 'check run disk:/ --fresh', 'check pause http:api --for 30m', 'check resume http:api'],
  run: async (invocation: Invocation): Promise<number> => {
    const { verb, values, positionals } = invocation;
    const look = freshness(values);
    const instances = await instancesFor(invocation, look === 'never');
    if (verb === 'pause' || verb === 'resume') {
      const { pauseCheck, resumeCheck } = await import('#cli/check/pause.ts');
      const instance = chosenOne(instances, positionals, verb);
      return verb === 'pause' ? pauseCheck(invocation, instance) : resumeCheck(invocation, instance);
    }
    const { showChecks } = await import('#cli/check/show.ts');
    return showChecks(invocation, chosen(instances, positionals), instances, verb === 'run' ? look : 'never');
  },
});
