/** The phases of every recovery, in order. */
export const RECOVERY_PHASES = [
  { id: 'evidence', title: 'Evidence' },
  { id: 'preflight', title: 'Preflight' },
  { id: 'stop', title: 'Stop' },
  { id: 'backup', title: 'Backup' },
  { id: 'reset', title: 'Reset' },
  { id: 'reinstall', title: 'Reinstall' },
  { id: 'restore', title: 'Restore' },
  { id: 'configuration', title: 'Configuration' },
  { id: 'restart', title: 'Restart' },
  { id: 'validate', title: 'Validate' },
  { id: 'close', title: 'Close' },
] as const;
