import type { OxlintOverride } from 'oxlint';

/** Rooms that get time, randomness, environment and process handed in through a port. */
const FED = [
  'src/domain/**',
  'src/config/**',
  'src/store/**',
  'src/cli/**',
  'services/ports/**',
  'services/checks/**',
  'services/procedures/**',
  'services/monitor/**',
  'services/providers/**',
  'services/fakes/**',
  'components/**',
  'screens/**',
];

const property = (object: string, name: string, message: string) => ({ object, property: name, message });

/** What is at hand everywhere in Node and would make a result depend on when and where it ran. */
export const ambient: OxlintOverride = {
  files: FED,
  rules: {
    'house/no-ambient-date': 'error',
    'no-restricted-globals': [
      'error',
      { name: 'process', message: 'Ask the system port, or have the launcher hand it in.' },
      { name: 'fetch', message: 'Ask the http port.' },
      { name: 'performance', message: 'Ask the clock port.' },
      { name: 'crypto', message: 'Pass the randomness in.' },
    ],
    'no-restricted-properties': [
      'error',
      property('Date', 'now', 'Ask the clock port.'),
      property('AbortSignal', 'timeout', 'Ask the clock port.'),
      property('Math', 'random', 'Pass the randomness in.'),
      property('globalThis', 'process', 'Ask the system port.'),
      property('globalThis', 'fetch', 'Ask the http port.'),
    ],
  },
};

/** Timers belong to the clock port wherever something is decided; only what draws may wait for a frame. */
export const timers: OxlintOverride = {
  files: FED.filter((files) => !/^(components|screens)/.test(files)),
  rules: {
    'no-restricted-globals': [
      'error',
      ...['process', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
        name,
        message: 'It comes through a port.',
      })),
    ],
  },
};
