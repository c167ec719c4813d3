/** One thing a person does: press keys, then look for something. */
export interface Beat {
  readonly press?: readonly string[];
  readonly waitFor?: string | RegExp;
  /** How long it may take to be seen; a quarter of a minute when left out. */
  readonly withinMs?: number;
}

/** One picture: how the program is started, in which window, and what is done before the picture is taken. */
export interface Scene {
  readonly name: string;
  readonly title?: string;
  readonly args?: readonly string[];
  readonly size?: readonly [cols: number, rows: number];
  readonly env?: Readonly<Record<string, string>>;
  readonly beats: readonly Beat[];
}

/** With what history says and with its keys, which come a moment after the first frame. */
const HOME = { waitFor: /CPU +\d+ %[^]*▇▇▇▇[^]*q quit/ };
/** The run that was left half way is put off, so that the place itself is seen. */
const CALM: readonly Beat[] = [{ waitFor: 'esc later' }, { press: ['esc'], waitFor: /^(?![^]*esc later)/ }, HOME];

/** The deepest level for the service that failed. */
const RECOVERY: readonly Beat[] = [
  ...CALM,
  { press: ['R'], waitFor: /is held by[^]*Quick commands/ },
  { press: ['3'], waitFor: /Restore its data +9/ },
  { press: ['3'], waitFor: /Recover .*restore/ },
];

const AT_WORK: readonly Beat[] = [
  ...RECOVERY,
  { press: ['enter'], waitFor: /❯ +Cancel/ },
  { press: ['2'], waitFor: /Validate[^]*of 5[^]*to go/ },
];

/** One row a picture; `--demo` is added to every program start. */
export const scenes: readonly Scene[] = [
  { name: 'home', title: 'Home', size: [120, 36], beats: CALM },
  {
    name: 'home-small',
    title: 'Home, 80x24',
    size: [80, 24],
    beats: [...CALM.slice(0, 2), { waitFor: /▇▇▇▇[^]*\/data[^]*q quit/ }],
  },
  {
    name: 'projects',
    title: 'Projects',
    size: [120, 36],
    beats: [...CALM, { press: ['2'], waitFor: /PRs[^]*Not released yet[^]*q quit/ }],
  },
  {
    name: 'detail',
    title: 'A reading in full',
    size: [120, 36],
    beats: [...CALM, { press: ['enter'], waitFor: /Last looks[^]*q quit/ }],
  },
  { name: 'help', title: 'Keys', size: [120, 36], beats: [...CALM, { press: ['?'], waitFor: 'Keys that work here' }] },
  { name: 'palette', title: 'Commands', size: [120, 36], beats: [...CALM, { press: [':'], waitFor: 'Find anything' }] },
  {
    name: 'push',
    title: 'A push, before it begins',
    size: [120, 36],
    beats: [...CALM, { press: ['2'], waitFor: 'next' }, { press: ['down', 'p'], waitFor: 'Why minor' }],
  },
  {
    name: 'push-stopped',
    title: 'A push that was left half way',
    size: [120, 36],
    beats: [{ waitFor: 'esc later' }, { press: ['enter'], waitFor: 'Leave it' }],
  },
  {
    name: 'services',
    title: 'Services',
    size: [120, 36],
    beats: [...CALM, { press: ['3'], waitFor: /cpu +memory[^]*MiB[^]*starts itself/ }],
  },
  {
    name: 'logs',
    title: 'Logs',
    size: [120, 36],
    beats: [...CALM, { press: ['3'], waitFor: 'l logs' }, { press: ['l'], waitFor: /following[^]*health-monitor/ }],
  },
  {
    name: 'emergency',
    title: 'Emergency',
    size: [120, 36],
    beats: [...CALM, { press: ['R'], waitFor: /is held by[^]*Quick commands/ }],
  },
  {
    name: 'emergency-small',
    title: 'Emergency, 60x15',
    size: [60, 15],
    beats: [...CALM.slice(0, 2), { press: ['R'], waitFor: /held by[^]*Quick commands/ }],
  },
  {
    name: 'diagnosis',
    title: 'A diagnosis',
    size: [120, 36],
    beats: [...CALM, { press: ['3'], waitFor: 'l logs' }, { press: ['d'], waitFor: /is held by/ }],
  },
  { name: 'recovery', title: 'A recovery, before it begins', size: [120, 36], beats: RECOVERY },
  { name: 'recovery-running', title: 'A recovery at work', size: [120, 36], beats: AT_WORK },
  {
    name: 'recovery-done',
    title: 'A recovery that went well',
    size: [120, 36],
    beats: [...AT_WORK, { waitFor: /1 +Undo it all/, withinMs: 120_000 }],
  },
  {
    name: 'checklist',
    title: 'The daily checklist',
    size: [120, 36],
    beats: [...CALM, { press: ['5'], waitFor: /Daily checklist[^]*t run again/ }],
  },
  {
    name: 'backups',
    title: 'Backups',
    size: [120, 36],
    beats: [
      ...CALM,
      { press: [':'], waitFor: 'Find anything' },
      { press: Array.from('backups'), waitFor: /❯ +Backups/ },
      { press: ['enter'], waitFor: /verified/ },
    ],
  },
  { name: 'knowledge', title: 'Learnings', size: [120, 36], beats: [...CALM, { press: ['6'], waitFor: 'OPS-' }] },
  {
    name: 'learning',
    title: 'A learning',
    size: [120, 36],
    beats: [...CALM, { press: ['6'], waitFor: 'OPS-' }, { press: ['enter'], waitFor: 'Root cause' }],
  },
  {
    name: 'incidents',
    title: 'Incidents',
    size: [120, 36],
    beats: [...CALM, { press: ['4'], waitFor: /Incidents +\d+ open/ }],
  },
  {
    name: 'incident',
    title: 'An incident',
    size: [120, 36],
    beats: [
      ...CALM,
      { press: ['4'], waitFor: /Incidents +\d+ open/ },
      { press: ['enter'], waitFor: /What changed around then/ },
    ],
  },
  {
    name: 'credentials',
    title: 'Credentials',
    size: [120, 36],
    beats: [...CALM, { press: ['7'], waitFor: /github_pat[^]*q quit/ }],
  },
  {
    name: 'credential-add',
    title: 'A credential, before it is stored',
    size: [120, 36],
    beats: [...CALM, { press: ['7'], waitFor: /github_pat/ }, { press: ['c'], waitFor: /paste/i }],
  },
  {
    name: 'credential',
    title: 'A credential',
    size: [120, 36],
    beats: [...CALM, { press: ['7'], waitFor: /github_pat/ }, { press: ['enter'], waitFor: /used by/i }],
  },
  { name: 'runs', title: 'Runs', size: [120, 36], beats: [...CALM, { press: ['8'], waitFor: 'went well' }] },
  {
    name: 'processes',
    title: 'Processes',
    size: [120, 36],
    beats: [
      ...CALM,
      { press: [':'], waitFor: 'Find anything' },
      { press: Array.from('processes'), waitFor: /❯ +Processes/ },
      { press: ['enter'], waitFor: /86 %[^]*vitest/ },
    ],
  },
];
