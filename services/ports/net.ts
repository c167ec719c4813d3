export interface HttpRequest {
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** Kept of the answer; reading stops there. Default 256 KB. */
  readonly maxBytes?: number | undefined;
  /** Accepts any certificate. */
  readonly insecure?: boolean | undefined;
  /** How many redirects to follow; by default none, a redirect is the answer. */
  readonly redirects?: number | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the body was longer than what was kept. */
  readonly truncated: boolean;
  readonly tookMs: number;
  /** Days until the server's certificate ends; null for plain http. */
  readonly certificateDays: number | null;
}

export interface TlsFacts {
  /** Epoch ms. */
  readonly validTo: number;
  readonly issuer: string;
  /** Null when the chain is trusted. */
  readonly untrusted: string | null;
  /** Null when the certificate is for that name. */
  readonly wrongName: string | null;
}

/**
 * Network probes. Whatever the target does wrong is an OpsError with one of the codes `refused`, `timeout`, `dns` (there
 * is no such name), `tls`, `reset`, `unreachable`, `garbage`. Two codes are about this machine and say nothing of the
 * target: `resolver` (no name server answers) and `offline` (no route, no free port, no file handle).
 */
export interface Net {
  http(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  /** Milliseconds to connect. */
  tcp(host: string, port: number, signal: AbortSignal): Promise<number>;
  tls(host: string, port: number, serverName: string, signal: AbortSignal): Promise<TlsFacts>;
  /** Addresses or record texts. */
  dns(name: string, type: string, server: string | null, signal: AbortSignal): Promise<readonly string[]>;
}
