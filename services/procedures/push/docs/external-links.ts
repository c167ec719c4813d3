import { messageOf, OpsError } from '#domain/errors.ts';
import type { ExternalLink } from '#domain/release/docs/check-links.ts';
import { type Asked, externalFinding, isAskable } from '#domain/release/docs/external.ts';
import type { DocFinding } from '#domain/release/docs/finding.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Net } from '#services/ports/net.ts';

export interface AskOptions {
  /** For all of them together; what was not asked by then is counted, not judged. */
  readonly deadlineMs: number;
  /** For one of them. */
  readonly eachMs: number;
  /** Which addresses are asked for at all. */
  readonly askable?: ((url: string) => boolean) | undefined;
  /** Called after each. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

export interface AskedLinks {
  /** Warnings only, in the order of the links. */
  readonly findings: readonly DocFinding[];
  readonly asked: number;
  /** Examples, templates, addresses of this machine. */
  readonly skipped: number;
  /** Not asked, or not answered, before the deadline or for want of a network. */
  readonly unknown: number;
}

const AT_ONCE = 8;
const HEADERS = { 'user-agent': 'cpm-console link check', accept: '*/*' };
/** Failures of this machine: they say nothing of the target. */
const OURS = new Set(['offline', 'resolver']);
/** What servers answer that want to be asked for the page itself. */
const ASK_WHOLE = new Set([400, 403, 404, 405, 406, 501]);

function pageOf(url: string): string {
  return url.replace(/#.*$/s, '');
}

async function answerOf(net: Pick<Net, 'http'>, url: string, signal: AbortSignal): Promise<Asked> {
  const ask = async (method: string) =>
    (await net.http({ url: pageOf(url), method, headers: HEADERS, redirects: 5, maxBytes: 1024 }, signal)).status;
  const first = await ask('HEAD');
  return { kind: 'answered', status: ASK_WHOLE.has(first) ? await ask('GET') : first };
}

/** Null when it cannot be told: this machine has no network, or the time was over. */
async function askOne(
  net: Pick<Net, 'http'>,
  url: string,
  signal: AbortSignal,
  over: AbortSignal,
): Promise<Asked | null> {
  try {
    return await answerOf(net, url, signal);
  } catch (thrown) {
    if (!(thrown instanceof OpsError)) throw thrown;
    if (over.aborted || OURS.has(thrown.code)) return null;
    return { kind: 'failed', failure: thrown.code, says: messageOf(thrown) };
  }
}

/**
 * Asks for addresses on the web, several at once and within a deadline. It only ever warns: a page that is away for a
 * moment is no reason to hold a release. Nothing is sent but the address.
 */
export async function askExternal(
  { net, clock }: { readonly net: Pick<Net, 'http'>; readonly clock: Clock },
  links: readonly ExternalLink[],
  options: AskOptions,
  outer: AbortSignal,
): Promise<AskedLinks> {
  const wanted = links.filter(({ url }) => (options.askable ?? isAskable)(url));
  const over = new AbortController();
  const cancel = clock.after(options.deadlineMs, () => over.abort());
  const all = AbortSignal.any([outer, over.signal]);
  const answers = new Map<string, Asked | null>();
  const waiting = wanted.values();
  const work = async (): Promise<void> => {
    for (const { url } of waiting) {
      if (all.aborted) return;
      const each = new AbortController();
      const stop = clock.after(options.eachMs, () => each.abort());
      answers.set(url, await askOne(net, url, AbortSignal.any([all, each.signal]), all).finally(stop));
      options.progress?.(answers.size, wanted.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    cancel();
  }
  outer.throwIfAborted();
  const findings = wanted.flatMap((link) => {
    const asked = answers.get(link.url) ?? null;
    return asked === null ? [] : (externalFinding(link, asked) ?? []);
  });
  const known = wanted.filter(({ url }) => answers.get(url)).length;
  return { findings, asked: known, skipped: links.length - wanted.length, unknown: wanted.length - known };
}
