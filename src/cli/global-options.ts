import type { OptionSpec } from './command.ts';

/** Options every command takes. */
export const GLOBAL_OPTIONS = {
  demo: { type: 'boolean', summary: 'Run on a made-up world that changes over time.' },
  config: { type: 'string', value: 'FILE', summary: 'Use this configuration file.' },
  env: { type: 'string', value: 'NAME', summary: 'Use this environment (default: $CMPM_ENVIRONMENT, development).' },
  'read-only': { type: 'boolean', summary: 'Look at everything, change nothing.' },
  ascii: { type: 'boolean', summary: 'Draw with ASCII characters only.' },
  'screen-reader': { type: 'boolean', summary: 'Lines of text for a screen reader, no boxes, no live refresh.' },
  'no-color': { type: 'boolean', summary: 'No colours (as $NO_COLOR).' },
  json: { type: 'boolean', summary: 'Print JSON (schema 1) instead of text.' },
  version: { type: 'boolean', short: 'V', summary: 'Print the version.' },
  help: { type: 'boolean', short: 'h', summary: 'Print help.' },
} as const satisfies Record<string, OptionSpec>;
