/** Exit codes of the plugin protocol, the only ones that differ from the rest of the program. */
export const NAGIOS_EXIT = { healthy: 0, attention: 1, critical: 2, unknown: 3 } as const;
