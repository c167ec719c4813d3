import type { IncomingMessage, ServerResponse } from 'node:http';

import { type Listening, serveHttp } from './net/listen.ts';

/** What a webhook was told of one event. */
export interface HookEvent {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly incident: string | null;
  readonly about: string;
  readonly title: string;
  readonly summary: string;
}

export interface HookPost {
  readonly key: string;
  readonly events: readonly HookEvent[];
}

type Answer = (response: ServerResponse, post: HookPost, request: IncomingMessage) => void;

/** A webhook on loopback that keeps what it was told, and answers as the test wants: 200 unless told. */
export async function hookServer(
  answer: Answer = (response) => void response.end('ok'),
): Promise<
  AsyncDisposable & { readonly server: Listening; readonly url: string; readonly posts: readonly HookPost[] }
> {
  const posts: HookPost[] = [];
  const server = await serveHttp((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const post = JSON.parse(body) as HookPost;
      posts.push(post);
      answer(response, post, request);
    });
  });
  return { server, url: `${server.origin}/hook`, posts, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
