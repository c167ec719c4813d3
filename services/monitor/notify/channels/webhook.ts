import { messageOf, OpsError } from '#domain/errors.ts';
import { fieldsOf } from '#domain/notify/message.ts';
import { isPrivateHost } from '#domain/notify/private-address.ts';
import type { WebhookChannel } from '#domain/notify/settings.ts';
import { render, TEMPLATES } from '#domain/notify/template.ts';
import type { ChannelWorld, MakeSend } from '#services/monitor/notify/sender.ts';
import type { HttpAnswer } from '#services/ports/net.ts';

/** Answers that say "later", though they are below 500. */
const LATER = new Set([408, 425, 429]);
/** What an address is not there for. */
const ANSWER_BYTES = 2048;

/** POSTs JSON with an idempotency key. A redirect is never followed: it may lead into the own network. */
export const webhook: MakeSend<WebhookChannel> = (settings, world) => {
  const template = TEMPLATES[settings.template] ?? settings.template;
  return async (message, signal) => {
    const url = settings.url ?? (await credential(world, settings.id, settings.urlFrom ?? ''));
    const bearer = settings.bearer === null ? null : await credential(world, settings.id, settings.bearer);
    const hidden = [...(settings.url === null ? [url] : []), ...(bearer === null ? [] : [bearer])];
    const answer = await asked(world, hidden, {
      url,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.key,
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      },
      body: render(template, fieldsOf(message)),
      signal,
    });
    judge(answer, url);
  };
};

interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

async function asked({ net }: ChannelWorld, hidden: readonly string[], { signal, ...post }: Post): Promise<HttpAnswer> {
  try {
    return await net.http({ ...post, method: 'POST', maxBytes: ANSWER_BYTES }, signal);
  } catch (thrown) {
    const code = thrown instanceof OpsError ? thrown.code : 'channel-failed';
    const said = hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), messageOf(thrown));
    throw new OpsError(code, said);
  }
}

/** What the receiver answered is not repeated: it may hold what was sent, or another secret. */
function judge({ status, headers }: HttpAnswer, url: string): void {
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) throw redirected(headers['location'], url);
  const later = status >= 500 || LATER.has(status);
  throw new OpsError(later ? 'channel-busy' : 'channel-rejected', `The webhook answered ${status}.`, {
    hint: later ? 'It is tried again.' : 'Check its address, its credential and its template.',
  });
}

function redirected(location: string | undefined, url: string): OpsError {
  const host = location === undefined ? null : (URL.parse(location, url)?.hostname ?? null);
  const where = host === null ? 'somewhere else' : isPrivateHost(host) ? `a private address (${host})` : host;
  return new OpsError('channel-redirect', `The webhook redirects to ${where}; a redirect is never followed.`, {
    hint: 'Write the address it leads to, if you trust it.',
  });
}

async function credential({ secrets }: ChannelWorld, channel: string, name: string): Promise<string> {
  const secret = await secrets.read(name, 'notify');
  if (secret !== null) return secret.reveal();
  throw new OpsError('no-credential', `The channel ${channel} needs the credential ${name}, which is not there.`, {
    hint: `cpm-console cred add ${name}`,
    exit: 'credential',
  });
}
