/** Where lines of output are kept. `name` stands before each line where several sources are shown together. */
export type LogSource =
  /** A file, or the files that match a glob; older ones that were rotated away (`.1`, `.2.gz`) belong to it. */
  | { readonly type: 'file'; readonly name: string; readonly path: string }
  /** The journal of systemd, one unit of it or all. */
  | { readonly type: 'journal'; readonly name: string; readonly scope: 'system' | 'user'; readonly unit: string | null }
  /** A container of Docker or Podman, asked over the socket of its engine. */
  | { readonly type: 'container'; readonly name: string; readonly socket: string; readonly container: string };
