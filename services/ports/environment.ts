/** What the program was started with; read once, never written. */
export interface Environment {
  get(name: string): string | undefined;
  readonly cwd: string;
  /** Null when there is no home directory. */
  readonly home: string | null;
  readonly configDir: string;
  readonly stateDir: string;
}
