import type { Answer, Call } from '../../api/server.ts';

/** Who may use the registry and how; changed by a test at any time. */
export class Accounts {
  /** The user of each token. */
  readonly users = new Map<string, string>();
  /** Tokens that may hand in versions and not publish them. */
  readonly stageOnly = new Set<string>();
  /** The one-time password that writes need; null for none. */
  otp: string | null = null;
  /** Whether reading needs a token too. */
  private = false;

  user(call: Call): string | null {
    return this.users.get(tokenOf(call)) ?? null;
  }

  /** Why this call may not write; null when it may. */
  refusal(call: Call, { staging = false } = {}): Answer | null {
    const token = tokenOf(call);
    if (!this.users.has(token)) return said(401, 'unauthorized');
    if (!staging && this.stageOnly.has(token)) return said(403, 'this token may only stage packages');
    if (staging || this.otp === null || call.headers['npm-otp'] === this.otp) return null;
    return { ...said(401, 'You must provide a one-time pass.'), headers: { 'www-authenticate': 'OTP' } };
  }
}

export const said = (status: number, error: string): Answer => ({ status, body: { error } });

const tokenOf = (call: Call): string => /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
