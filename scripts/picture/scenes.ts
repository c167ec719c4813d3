/** One thing a person does: press keys, then look for something. */
export interface Beat {
  readonly press?: readonly string[];
  readonly waitFor?: string | RegExp;
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

const HOME = { waitFor: /CPU +\d+ %/ };

/** One row a picture; `--demo` is added to every program start. */
export const scenes: readonly Scene[] = [
  { name: 'home', title: 'Home', size: [120, 36], beats: [HOME] },
  { name: 'home-small', title: 'Home, 80x24', size: [80, 24], beats: [{ waitFor: '/data' }] },
  { name: 'projects', title: 'Projects', size: [120, 36], beats: [HOME, { press: ['2'], waitFor: 'billing' }] },
  {
    name: 'detail',
    title: 'A reading in full',
    size: [120, 36],
    beats: [HOME, { press: ['enter'], waitFor: 'Last looks' }],
  },
  { name: 'help', title: 'Keys', size: [120, 36], beats: [HOME, { press: ['?'], waitFor: 'keys' }] },
  { name: 'palette', title: 'Commands', size: [120, 36], beats: [HOME, { press: [':'] }] },
];
