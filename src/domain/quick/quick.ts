/** A short way to something that is often needed in a hurry. */
export interface QuickCommand {
  readonly id: string;
  readonly title: string;
  /** What it does, one sentence. */
  readonly about: string;
  /** Whether it changes nothing that is there, so that nothing is asked. */
  readonly reads: boolean;
  /** What runs, as it is typed. */
  readonly runs: string;
  /** How it is spelled in the guides that it comes from. */
  readonly guide: string;
  /** Why it cannot be run yet; null when it can. */
  readonly off: string | null;
}

/** The quick commands of the guides, each of them portable: nothing is asked of a stranger's address. */
export const QUICK: readonly QuickCommand[] = [
  {
    id: 'status',
    title: 'Quick status',
    about: 'The health score, what is broken, and open incidents.',
    reads: true,
    runs: 'cpm-console health',
    guide: "curl -s http://localhost:8002/health | jq '.'",
    off: null,
  },
  {
    id: 'restart-all',
    title: 'Restart all',
    about: 'Restarts every configured service, in the order they need each other, and waits until each is ready.',
    reads: false,
    runs: 'cpm-console service restart --in-order',
    guide: 'sudo systemctl restart mem0ai claude-pm-health-monitor',
    off: null,
  },
  {
    id: 'resources',
    title: 'Resources',
    about: 'Disks, memory, swap, processor and load of this machine.',
    reads: true,
    runs: 'cpm-console check run (disk, memory, swap, cpu, load)',
    guide: 'df -h && free -h && top -bn1 | head -10',
    off: null,
  },
  {
    id: 'logs',
    title: 'Logs',
    about: 'Errors of the last 24 hours in every known log, by kind; more than ten are too many.',
    reads: true,
    runs: 'cpm-console logs triage --since 24h',
    guide: 'tail -f /var/log/claude-pm/*.log',
    off: null,
  },
  {
    id: 'imports',
    title: 'Imports',
    about: 'Whether Python can import the framework, and whether its files are complete.',
    reads: true,
    runs: 'python3 -c "from claude_pm.core.config import Config"',
    guide: 'python -c "from claude_pm.core.config import Config; print(\'Framework OK\')"',
    off: null,
  },
  {
    id: 'network',
    title: 'Network',
    about: 'Names, connections and answers of the configured hosts, and of the GitHub API.',
    reads: true,
    runs: 'cpm-console diagnose network HOSTS',
    guide: 'ping -c 3 8.8.8.8 && curl -I https://api.github.com',
    off: null,
  },
  {
    id: 'backup',
    title: 'Quick backup',
    about: 'Keeps a copy of the framework and of what the projects keep for it.',
    reads: true,
    runs: 'cpm-console backup create',
    guide: 'tar -czf /tmp/claude-pm-backup-$(date +%Y%m%d_%H%M%S).tar.gz ~/.claude-pm .claude-pm',
    off: null,
  },
  {
    id: 'memory-reset',
    title: 'Memory reset',
    about: 'Restarts the memory service, and waits until it answers.',
    reads: false,
    runs: 'cpm-console service restart MEMORY',
    guide: 'systemctl stop mem0ai && sleep 5 && systemctl start mem0ai',
    off: null,
  },
];

/** The quick command of that name; undefined when there is none. */
export const quickNamed = (id: string): QuickCommand | undefined => QUICK.find((command) => command.id === id);
