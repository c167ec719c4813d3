/** What the program was started with; read once, never written. */
export interface Environment {
  get(name: string): string | undefined;
  /** Every variable, for what a child of the person's own is started with. */
  all(): Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Null when there is no home directory. */
  readonly home: string | null;
  readonly configDir: string;
  readonly stateDir: string;
}
