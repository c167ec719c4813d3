import type { Octokit } from 'octokit';

const silent = (): void => undefined;

/**
 * A client that asks once and says what came back: whether to ask again, and when, is for the schedule of the checks to
 * decide, so octokit's own retries and waits are off.
 */
export async function connect(token: string | null, baseUrl: string, version: string): Promise<Octokit> {
  const octokit = await import('octokit');
  return new octokit.Octokit({
    ...(token !== null && { auth: token }),
    baseUrl: baseUrl.replace(/\/+$/, ''),
    userAgent: `cpm-console/${version}`,
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
}
