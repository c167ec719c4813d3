/** What has to be at one of some paths; a path that ends with a slash is a folder. */
export interface Rule {
  readonly id: string;
  readonly anyOf: readonly string[];
  /** Share in the pack's percentage; 0 is told but does not count. */
  readonly weight: number;
  readonly why: string;
}

/** How the framework keeps its tickets; it moved them twice. */
export type TicketHome = 'trackdown' | 'tasks' | 'tickets';

/** A set of rules under a name and a version, so that a percentage can be compared with one of yesterday. */
export interface RulePack {
  readonly id: string;
  readonly version: number;
  readonly about: string;
  readonly rules: readonly Rule[];
}

const file = (path: string, weight: number, why: string): Rule => ({ id: path, anyOf: [path], weight, why });
const optional = (...paths: readonly string[]): Rule[] => paths.map((path) => file(path, 0, 'is recommended'));

const GUIDE = 'tells agents how to work here';
const README = 'tells people what this is';
const MANIFEST = ['package.json', 'pyproject.toml'];
const PLAN = 'holds the work that is planned';

const manifest = (weight: number, paths: readonly string[] = MANIFEST): Rule => ({
  id: 'manifest',
  anyOf: paths,
  weight,
  why: 'says what is built and in which version',
});

/** Where the plan is, in the order of the moves. */
const PLANS: Readonly<Record<TicketHome, readonly Rule[]>> = {
  trackdown: [
    file('trackdown/', 1, PLAN),
    file('trackdown/BACKLOG.md', 1, PLAN),
    file('trackdown/MILESTONES.md', 1, PLAN),
    ...optional('trackdown/README.md', 'trackdown/METRICS.md', 'trackdown/RETROSPECTIVES.md'),
  ],
  tasks: [
    file('tasks/', 1, PLAN),
    { id: 'tasks/kinds', anyOf: ['tasks/epics/', 'tasks/issues/', 'tasks/tasks/'], weight: 1, why: PLAN },
    ...optional('tasks/templates/', 'tasks/prs/'),
  ],
  tickets: [
    file('tickets/', 1, PLAN),
    { id: 'tickets/kinds', anyOf: ['tickets/epics/', 'tickets/issues/', 'tickets/tasks/'], weight: 1, why: PLAN },
    ...optional('tickets/templates/', 'tickets/prs/'),
  ],
};

/** The framework's own tree, by where it keeps its tickets. */
export function frameworkPack(home: TicketHome): RulePack {
  return {
    id: `framework-${home}`,
    version: 1,
    about: `A tree of the framework that keeps its tickets in ${home}/`,
    rules: [
      file('CLAUDE.md', 1, GUIDE),
      file('README.md', 1, README),
      manifest(1),
      ...PLANS[home],
      file('docs/', 1, 'holds the documentation'),
      file('scripts/', 1, 'holds what the framework runs'),
      file('logs/', 1, 'is where its reports are written'),
      ...optional('docs/TOOLCHAIN.md', 'docs/INSTRUCTIONS.md'),
    ],
  };
}

/** What an installer leaves in a home folder: no sources, but a configuration that names its parts. */
export const INSTALLED_PACK: RulePack = {
  id: 'framework-installed',
  version: 1,
  about: 'An installation of the framework, without its sources',
  rules: [
    { id: 'configuration', anyOf: ['config.json', 'config/'], weight: 2, why: 'says what was installed' },
    { id: 'framework', anyOf: ['framework/', 'claude_pm/'], weight: 1, why: 'is the framework itself' },
    file('templates/', 1, 'is what projects are set up from'),
    ...optional('agents/', 'scripts/', 'backups/'),
  ],
};

/** What an installer leaves in the folder of somebody else's project. */
export const DEPLOYED_PACK: RulePack = {
  id: 'framework-deployed',
  version: 1,
  about: 'A folder that the framework was deployed to',
  rules: [
    {
      id: 'configuration',
      anyOf: ['.claude-pm/config.json', '.claude-pm/config/'],
      weight: 2,
      why: 'says what was deployed',
    },
    file('CLAUDE.md', 1, GUIDE),
    { id: 'plan', anyOf: ['tickets/', 'tasks/', 'trackdown/'], weight: 1, why: PLAN },
    ...optional('bin/', 'templates/', 'scripts/health-check.sh'),
  ],
};

/** A project that the framework manages. */
export const PROJECT_PACK: RulePack = {
  id: 'project',
  version: 1,
  about: 'A project that the framework manages',
  rules: [
    file('CLAUDE.md', 35, GUIDE),
    file('README.md', 35, README),
    { id: 'plan', anyOf: ['tickets/', 'tasks/', 'trackdown/BACKLOG.md'], weight: 10, why: PLAN },
    file('docs/INSTRUCTIONS.md', 10, 'tells agents the rules of the project'),
    manifest(10, [...MANIFEST, 'Cargo.toml', 'go.mod', 'Makefile']),
    ...optional('docs/PROJECT.md', 'docs/TOOLCHAIN.md', 'docs/WORKFLOW.md'),
  ],
};
