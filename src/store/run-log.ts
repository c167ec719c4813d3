/** One line that a run told. */
export interface LogLine {
  /** Counts all lines of the log from 0, also those that are gone. */
  readonly number: number;
  readonly step: string;
  readonly kind: 'output' | 'command' | 'note';
  readonly text: string;
}

interface Chunk {
  readonly step: string;
  readonly kind: LogLine['kind'];
  text: string;
}

/** Of a run's output the last so many characters are kept, whatever it prints. */
const MOST_CHARS = 256 * 1024;
const LONGEST_LINE = 1000;

/**
 * The end of what a run prints, in bounded memory. Chunks are kept as they came and split when somebody looks, so that
 * output which nobody will see costs next to nothing. Whoever looks is told at most as often as `tell` is called.
 */
export class RunLog {
  private chunks: Chunk[] = [];
  private size = 0;
  private gone = 0;
  private split: readonly LogLine[] | null = [];
  private changed = false;
  private readonly listeners = new Set<() => void>();

  push(step: string, kind: LogLine['kind'], text: string): void {
    if (text === '') return;
    const kept = text.length > MOST_CHARS ? text.slice(-MOST_CHARS) : text;
    this.gone += text.length > MOST_CHARS ? newlines(text.slice(0, -MOST_CHARS)) : 0;
    const last = this.chunks.at(-1);
    if (last !== undefined && !last.text.endsWith('\n') && (last.step !== step || last.kind !== kind)) {
      last.text += '\n';
      this.size += 1;
    }
    this.chunks.push({ step, kind, text: kept });
    this.size += kept.length;
    this.drop();
    this.split = null;
    this.changed = true;
  }

  clear(): void {
    this.chunks = [];
    this.size = 0;
    this.gone = 0;
    this.split = [];
    this.changed = true;
  }

  /** Oldest first. The same array until something was printed. */
  get lines(): readonly LogLine[] {
    this.split ??= linesOf(this.chunks, this.gone);
    return this.split;
  }

  /** Lines that were printed and are no longer kept. */
  get dropped(): number {
    return this.gone;
  }

  /** Tells whoever looks, when something came since the last time. */
  tell(): void {
    if (!this.changed) return;
    this.changed = false;
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Whole chunks go first, so that dropping is cheap; half of the room is always full. */
  private drop(): void {
    if (this.size <= MOST_CHARS) return;
    let from = 0;
    while (this.size > MOST_CHARS / 2 && from < this.chunks.length - 1) {
      const { text } = this.chunks[from] ?? { text: '' };
      this.size -= text.length;
      this.gone += newlines(text);
      from += 1;
    }
    this.chunks = this.chunks.slice(from);
  }
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function linesOf(chunks: readonly Chunk[], from: number): readonly LogLine[] {
  const lines: LogLine[] = [];
  let text = '';
  let owner: Chunk | undefined;
  const end = () => {
    if (owner === undefined) return;
    lines.push({ number: from + lines.length, step: owner.step, kind: owner.kind, text: shown(text) });
    text = '';
    owner = undefined;
  };
  for (const chunk of chunks) {
    const parts = chunk.text.split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) end();
      if (part === '' && index === parts.length - 1) continue;
      owner ??= chunk;
      text += part;
    }
  }
  end();
  return lines;
}

// oxlint-disable-next-line no-control-regex
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** A line as a terminal would leave it: what was written over is gone, and so are colours. */
function shown(line: string): string {
  const plain = line.replaceAll(SEQUENCES, '').replace(/\r+$/, '');
  const over = plain.slice(plain.lastIndexOf('\r') + 1).replaceAll('\t', '    ');
  return over.length > LONGEST_LINE ? `${over.slice(0, LONGEST_LINE)}…` : over;
}
