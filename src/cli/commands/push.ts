import { defineCommand, type Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

/** Verbs that change something. */
const WORKING: ReadonlySet<string> = new Set(['run', 'apply', 'resume', 'abort', 'rollback']);

export default defineCommand({
  name: 'push',
  group: 'noun',
  summary: 'Release a project: validated, versioned, tested, tagged, pushed at once, verified',
  usage: '[plan | run | apply | resume | abort | status | rollback | log | list | places] [folder | project | run]',
  verbs: {
    plan: { summary: 'What would be released and why; changes nothing', usage: '[folder | project]' },
    run: { summary: 'Release it', usage: '[folder | project] [--yes]' },
    apply: { summary: 'Run a saved plan, if nothing moved since', usage: '<plan file>' },
    resume: { summary: 'Go on with a push that stopped half way', usage: '[run]' },
    abort: { summary: 'Take a push back that did not pass its point of no return, or end it', usage: '[run]' },
    status: { summary: 'How the last push stands', usage: '[run]' },
    rollback: {
      summary: 'Take a release back that was pushed: by a revert, or if nobody built on it rewound',
      usage: '[run | version]',
    },
    log: { summary: 'What the programs of a push printed', usage: '[run]' },
    list: { summary: 'Every push of this machine, newest first' },
    places: {
      summary: 'Where documents name the version, and which follow it; chosen once',
      usage: '[folder | project]',
    },
  },
  options: {
    bump: {
      type: 'string',
      value: 'BUMP',
      summary: 'major, minor, patch, prerelease or a version. Default: the commits',
    },
    preid: { type: 'string', value: 'NAME', summary: 'A prerelease of this line: rc, beta' },
    package: { type: 'string', value: 'NAME', summary: 'One package of a monorepo' },
    quick: { type: 'boolean', summary: 'Commit and push reviewed changes; no version, no tag' },
    hotfix: { type: 'boolean', summary: 'A patch of the last release: only its fixes, always tested' },
    'pull-request': {
      type: 'boolean',
      summary: 'Through a pull request: tags and publishes what was merged, for a branch that takes no pushes',
    },
    message: { type: 'string', value: 'TEXT', summary: '--quick: the message of the commit' },
    include: { type: 'string', value: 'A,B', summary: '--quick: only these files and folders, new ones too' },
    'dry-run': { type: 'boolean', summary: 'run: only the steps that look' },
    skip: { type: 'string', value: 'A,B', summary: 'Steps or phases to leave out' },
    only: { type: 'string', value: 'A,B', summary: 'Only these phases' },
    reason: { type: 'string', value: 'TEXT', summary: 'Why something is skipped' },
    all: { type: 'boolean', summary: 'plan: every project, in one table' },
    rewind: { type: 'boolean', summary: 'rollback: as if it had never been pushed; only while nobody built on it' },
    'dist-tag-back': { type: 'boolean', summary: 'rollback: lead npm installs back to the version before' },
    deprecate: { type: 'string', value: 'TEXT', summary: 'rollback: warn whoever installs it from npm' },
    yank: { type: 'string', value: 'TEXT', summary: 'rollback: have it yanked from PyPI; you do it on its page' },
    take: { type: 'string', value: '1,2', summary: 'places: these follow the version from now on' },
    leave: { type: 'string', value: '1,2', summary: 'places: these stay as they are from now on' },
    save: { type: 'string', value: 'FILE', summary: 'plan: write the plan to a file for apply' },
    yes: { type: 'boolean', summary: 'Do not ask' },
    json: { type: 'boolean', summary: 'plan: one document. run: one event a line' },
  },
  place: 'runs',
  examples: [
    'push plan',
    'push run --bump minor',
    'push run --quick --message "docs: say it better"',
    'push plan api-gateway --json',
    'push resume',
  ],
  run: async (invocation: Invocation): Promise<number> => {
    if (invocation.madeUp !== undefined && WORKING.has(invocation.verb ?? ''))
      throw new OpsError('demo', 'On the line the made-up world is only looked at and planned for.', {
        hint: 'cpm-console --demo releases its projects on the screen: 2, then p.',
        exit: 'usage',
      });
    switch (invocation.verb) {
      case 'plan':
      case null:
        return (await import('#cli/push/plan.ts')).planPush(invocation);
      case 'run':
        return (await import('#cli/push/run.ts')).runPush(invocation);
      case 'apply':
        return (await import('#cli/push/apply.ts')).applyPush(invocation);
      case 'resume':
      case 'abort':
        return (await import('#cli/push/go-on.ts')).goOn(invocation, invocation.verb);
      case 'rollback':
        return (await import('#cli/push/rollback.ts')).rollBack(invocation);
      case 'status':
        return (await import('#cli/push/status.ts')).showPush(invocation);
      case 'log':
        return (await import('#cli/push/log.ts')).printLog(invocation);
      case 'list':
        return (await import('#cli/push/list.ts')).listPushes(invocation);
      case 'places':
        return (await import('#cli/push/places.ts')).showPlaces(invocation);
      default:
        throw new OpsError('no-such-verb', `push has no ${invocation.verb}.`, { exit: 'usage' });
    }
  },
});
