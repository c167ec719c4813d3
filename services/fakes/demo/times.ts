export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;

/** When the made-up day begins to be watched: a Friday afternoon, in UTC. */
export const START = Date.UTC(2026, 10, 20, 14, 32, 5);
/** The machine came up 23 days before. */
export const BOOT = START - 23 * DAY;
/** Something else took the port of the health monitor. */
export const PORT_TAKEN = START - 4 * MINUTE;
/** For some minutes the api fell over again and again. */
export const API_FROM = START - 90 * MINUTE;
export const API_TO = START - 83 * MINUTE;
/** After three minutes of watching, the search service falls over, and comes back by itself. */
export const CRASH_FROM = START + 3 * MINUTE;
export const CRASH_TO = START + 5 * MINUTE;
