import { createInterface, type Interface } from 'node:readline';

/**
 * Answers line by line, from a terminal that can do nothing as well as from a pipe: the question is printed as it is, nothing
 * is moved or coloured, and what was typed ahead is kept for the next question. Null when the input ends or `signal` fires.
 */
export class Lines {
  private readonly waiting: ((line: string | null) => void)[] = [];
  private readonly kept: string[] = [];
  private reader: Interface | null = null;
  private ended = false;

  private readonly input: NodeJS.ReadStream;
  private readonly output: NodeJS.WriteStream;
  private readonly signal: AbortSignal;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream, signal: AbortSignal) {
    this.input = input;
    this.output = output;
    this.signal = signal;
  }

  readonly ask = (question: string): Promise<string | null> => {
    this.output.write(question);
    const reader = this.open();
    const line = this.kept.shift();
    // Nobody sees what a pipe answers.
    if (line !== undefined) return Promise.resolve(this.echoed(line));
    if (this.ended) return Promise.resolve(this.echoed(null));
    reader.resume();
    return new Promise<string | null>((resolve) => this.waiting.push(resolve)).then((answer) => this.echoed(answer));
  };

  close(): void {
    this.reader?.close();
  }

  private open(): Interface {
    if (this.reader !== null) return this.reader;
    const reader = createInterface({ input: this.input, terminal: false });
    this.reader = reader;
    const end = () => {
      this.ended = true;
      for (const resolve of this.waiting.splice(0)) resolve(null);
    };
    reader.on('line', (line) => {
      const next = this.waiting.shift();
      if (next === undefined) this.kept.push(line);
      else next(line);
      // Whatever runs meanwhile may want the terminal.
      if (this.waiting.length === 0) reader.pause();
    });
    reader.once('close', end);
    this.signal.addEventListener('abort', end, { once: true });
    return reader;
  }

  private echoed(line: string | null): string | null {
    if (!this.input.isTTY) this.output.write(`${line ?? ''}\n`);
    return line;
  }
}
