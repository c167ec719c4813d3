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

/** One row a picture; `--demo` is added to every program start. */
export const scenes: readonly Scene[] = [{ name: 'dashboard', size: [120, 36], beats: [{ waitFor: /\S/ }] }];
