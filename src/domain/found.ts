/** What is on this machine that a first configuration could name. */
export interface Found {
  /** `gitHub` is `owner/name`, null without a remote there. */
  readonly projects: readonly { readonly id: string; readonly path: string; readonly gitHub: string | null }[];
  readonly services: readonly { readonly manager: string; readonly unit: string; readonly state: string }[];
  /** Names of agent command lines on PATH. */
  readonly agents: readonly string[];
  /** A memory service that answered; `status` is its own word. */
  readonly memory: {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    readonly status: string | null;
  } | null;
  readonly frameworkRoot: string | null;
  /** Parts that did not answer in time. */
  readonly unanswered: readonly string[];
}
