/** One spelling of the two guides, and the command line that does the same here. */
export interface Alias {
  /** As a guide or the original program writes it. */
  readonly guide: string;
  /** Words after `cpm-console` that mean it. */
  readonly words: readonly string[];
  /** What runs instead; null while the part it needs does not exist. */
  readonly runs: readonly string[] | null;
  /** What it arrives with, or what is different here. */
  readonly note?: string;
}

const MONITOR = 'node scripts/automated-health-monitor.js';
const SECURITY = 'python -m claude_pm.scripts.security_cli';
const WITH_ROOT = 'shows the command where root is needed, and lets sudo ask you itself';
const BY_EXIT = 'says it with its exit code: 0, 20, 21 or 22';

/** Every spelling of the guides, longest words first where one begins another. */
export const ALIASES: readonly Alias[] = [
  { guide: 'npm run monitor:once', words: ['monitor:once'], runs: ['monitor', 'once'] },
  { guide: `${MONITOR} once`, words: ['monitor', 'once'], runs: ['monitor', 'once'] },
  { guide: 'claude-pm monitoring check', words: ['monitoring', 'check'], runs: ['monitor', 'once'] },
  { guide: 'npm run monitor:health', words: ['monitor:health'], runs: ['monitor', 'run'] },
  { guide: 'claude-pm monitor health', words: ['monitor', 'health'], runs: ['monitor', 'run'] },
  { guide: `${MONITOR} monitor`, words: ['monitor', 'monitor'], runs: ['monitor', 'run'] },
  { guide: 'claude-pm monitoring monitor', words: ['monitoring', 'monitor'], runs: ['monitor', 'run'] },
  { guide: 'health_monitor.sh', words: ['health_monitor.sh'], runs: ['monitor', 'run'] },
  { guide: 'npm run monitor:status', words: ['monitor:status'], runs: ['monitor', 'status'] },
  { guide: `${MONITOR} status`, words: ['monitor', 'status'], runs: ['monitor', 'status'] },
  { guide: 'claude-pm monitoring status', words: ['monitoring', 'status'], runs: ['monitor', 'status'] },
  { guide: 'npm run monitor:reports', words: ['monitor:reports'], runs: ['monitor', 'reports'] },
  { guide: `${MONITOR} reports`, words: ['monitor', 'reports'], runs: ['monitor', 'reports'] },
  { guide: 'npm run monitor:alerts', words: ['monitor:alerts'], runs: ['monitor', 'alerts'] },
  { guide: `${MONITOR} alerts`, words: ['monitor', 'alerts'], runs: ['monitor', 'alerts'] },
  {
    guide: 'claude-pm monitor --duration=300 --output=F',
    words: ['monitor'],
    runs: ['monitor'],
    note: '`--interval 5` is minutes, as there; `--duration 300` seconds',
  },
  ...serviceSpellings(),
  {
    guide: 'tail -f /var/log/claude-pm/*.log',
    words: ['tail'],
    runs: ['logs', '/var/log/claude-pm/*.log', '--follow'],
  },
  {
    guide: 'tar -czf /tmp/claude-pm-backup-DATE.tar.gz',
    words: ['tar'],
    runs: ['backup', 'create'],
    note: 'into a private folder, and read back',
  },
  ...['patch', 'minor', 'major'].map((bump) => ({
    guide: `push as ${bump}`,
    words: ['push', 'as', bump],
    runs: ['push', 'run', '--bump', bump],
  })),
  {
    guide: 'push without tests',
    words: ['push', 'without', 'tests'],
    runs: ['push', 'run', '--skip', 'tests', '--reason', 'push without tests'],
    note: 'the search for secrets still runs',
  },
  {
    guide: 'push without changelog',
    words: ['push', 'without', 'changelog'],
    runs: ['push', 'run', '--skip', 'changelog', '--reason', 'push without changelog'],
  },
  {
    guide: 'rollback last push',
    words: ['rollback', 'last', 'push'],
    runs: ['push', 'rollback'],
    note: 'by a revert; `--rewind` only while nobody built on it',
  },
  { guide: 'scripts/comprehensive_push.sh', words: ['comprehensive_push.sh'], runs: ['push', 'run'] },
  {
    guide: 'scripts/emergency_push.sh --hotfix',
    words: ['emergency_push.sh'],
    runs: ['push', 'run', '--hotfix'],
    note: 'a patch of the last release; its tests always run',
  },
  {
    guide: 'emergency_recovery.sh',
    words: ['emergency_recovery.sh'],
    runs: ['recover', 'run', '--level', 'reset'],
    note: 'asks first, backs up first, and can be taken back: `cpm-console recover undo`',
  },
  { guide: 'daily_ops_checklist.sh', words: ['daily_ops_checklist.sh'], runs: ['checklist', '--format', 'classic'] },
  { guide: 'ops_learning_template.yaml', words: ['ops_learning_template.yaml'], runs: ['learn', 'new'] },
  {
    guide: `${SECURITY} generate-key`,
    words: ['security_cli', 'generate-key'],
    runs: ['security', 'generate-key'],
    note: 'stores the key instead of showing it',
  },
  { guide: `${SECURITY} validate`, words: ['security_cli', 'validate'], runs: ['security', 'validate'] },
  {
    guide: `${SECURITY} test-auth`,
    words: ['security_cli', 'test-auth'],
    runs: ['security', 'test-auth'],
    note: 'writes nothing: no project space is created to be deleted again',
  },
  { guide: 'claude-pm-security status', words: ['claude-pm-security', 'status'], runs: ['security', 'validate'] },
  { guide: 'validate_all_authentication()', words: ['validate_all_authentication'], runs: ['auth', 'validate'] },
  later('claude-pm deploy --target T --environment E', ['deploy'], 'deployment'),
  later('npm run deploy:dry-run', ['deploy:dry-run'], 'deployment'),
  later('npm run validate-deployment', ['validate-deployment'], 'deployment'),
];

/** Verbs of the managers that the guides use, which here mean any manager's services. */
function serviceSpellings(): Alias[] {
  const verbs = ['start', 'stop', 'restart', 'reload', 'enable', 'disable', 'status'];
  const spelled = (guide: string, words: readonly string[], verb: string): Alias => ({
    guide: `${guide} ${verb} NAME`,
    words: [...words, verb],
    runs: ['service', verb],
  });
  return [
    ...verbs.map((verb) => spelled('claude-pm service', ['service'], verb)),
    ...verbs.map((verb) => spelled('systemctl', ['systemctl'], verb)),
    ...verbs.map((verb) => ({ ...spelled('sudo systemctl', ['sudo', 'systemctl'], verb), note: WITH_ROOT })),
    {
      guide: 'systemctl is-active NAME',
      words: ['systemctl', 'is-active'],
      runs: ['service', 'status'],
      note: BY_EXIT,
    },
    ...['start', 'stop', 'restart', 'reload', 'status'].map((verb) => spelled('pm2', ['pm2'], verb)),
    { guide: 'pm2 list', words: ['pm2', 'list'], runs: ['service', 'list'] },
    { guide: 'pm2 logs NAME', words: ['pm2', 'logs'], runs: ['service', 'logs'] },
  ];
}

function later(guide: string, words: readonly string[], part: string): Alias {
  return { guide, words, runs: null, note: part };
}
