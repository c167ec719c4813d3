import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a container said: seconds since 1970 with a fraction, the stream, the text. */
export interface Said {
  readonly time: string;
  readonly stream?: 1 | 2;
  readonly text: string;
}

/** Answers like an engine of Docker; `said` may grow, and whoever follows is told by `grown`. */
export class ContainerEngine implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cpm-engine-'));
  readonly socket = join(this.#folder, 'engine.sock');
  readonly #server = createServer((question, answer) => this.#answer(question, answer));
  readonly #following = new Set<ServerResponse>();
  readonly said: Said[] = [];
  /** With a terminal there are no frames. */
  readonly tty: boolean;
  asked: string[] = [];

  constructor({ tty = false }: { readonly tty?: boolean } = {}) {
    this.tty = tty;
  }

  async start(): Promise<this> {
    this.#server.listen(this.socket);
    await once(this.#server, 'listening');
    return this;
  }

  say(...said: readonly Said[]): void {
    this.said.push(...said);
    for (const answer of this.#following) for (const one of said) answer.write(this.#frame(one));
  }

  hangUp(): void {
    for (const answer of this.#following) answer.end();
    this.#following.clear();
  }

  get followers(): number {
    return this.#following.size;
  }

  #answer(question: IncomingMessage, answer: ServerResponse): void {
    const { pathname, searchParams } = new URL(question.url ?? '', 'http://engine');
    this.asked.push(question.url ?? '');
    if (pathname !== '/containers/talk/logs') {
      answer.writeHead(404).end('{"message":"no such container"}');
      return;
    }
    const [since, until] = [Number(searchParams.get('since') ?? 0), Number(searchParams.get('until') ?? Infinity)];
    const tail = searchParams.get('tail');
    const last = tail === null || tail === 'all' ? this.said : this.said.slice(-Number(tail));
    const wanted = last.filter(({ time }) => secondsOf(time) >= since && secondsOf(time) <= until);
    answer.writeHead(200);
    answer.flushHeaders();
    for (const one of wanted) answer.write(this.#frame(one));
    if (searchParams.get('follow') !== '1') answer.end();
    else {
      this.#following.add(answer);
      answer.on('close', () => this.#following.delete(answer));
    }
  }

  #frame({ time, stream = 1, text }: Said): Buffer {
    const line = Buffer.from(`${time} ${text}`);
    if (this.tty) return line;
    const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
    header.writeUInt32BE(line.length, 4);
    return Buffer.concat([header, line]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const secondsOf = (time: string): number => Date.parse(time) / 1000;
