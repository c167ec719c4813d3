import { StringDecoder } from 'node:string_decoder';

const PASTE_ON = '\u001B[?2004h';
const PASTE_OFF = '\u001B[?2004l';
const PASTE_BEGINS = '\u001B[200~';
const PASTE_ENDS = '\u001B[201~';
/** More is not kept: no credential is so long. */
const MOST = 64 * 1024;

type Input = Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;

/**
 * A line that the person types or pastes without it being shown; null when they leave with ctrl-c, ctrl-d or escape, or
 * `signal` fires. What is pasted comes whole, line breaks too. Undefined without a terminal.
 */
export function askHiddenOn(
  input: Input,
  output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  signal: AbortSignal,
): ((question: string) => Promise<string | null>) | undefined {
  if (!input.isTTY || !output.isTTY) return undefined;
  return (question) =>
    new Promise((resolve) => {
      const line = new HiddenLine();
      const decoder = new StringDecoder('utf8');
      const end = (answer: string | null) => {
        input.off('data', read);
        signal.removeEventListener('abort', leave);
        input.setRawMode(false);
        input.pause();
        output.write(`${PASTE_OFF}\n`);
        resolve(answer);
      };
      const leave = () => end(null);
      const read = (part: Buffer) => {
        const ended = line.take(decoder.write(part));
        if (ended !== undefined) end(ended);
      };
      output.write(`${question}${PASTE_ON}`);
      input.setRawMode(true);
      input.on('data', read);
      input.resume();
      signal.addEventListener('abort', leave, { once: true });
      if (signal.aborted) leave();
    });
}

/** What was typed so far, of which nothing is shown. */
export class HiddenLine {
  #kept = '';
  #pasting = false;
  /** The beginning of a sequence whose end has not come yet. */
  #rest = '';

  /** The line when it is finished, null when the person left, undefined while it goes on. */
  take(text: string): string | null | undefined {
    let rest = this.#rest + text;
    this.#rest = '';
    while (rest !== '') {
      const mark = this.#pasting ? PASTE_ENDS : PASTE_BEGINS;
      if (rest.startsWith(mark)) {
        this.#pasting = !this.#pasting;
        rest = rest.slice(mark.length);
        continue;
      }
      if (rest.length > 1 && mark.startsWith(rest)) {
        this.#rest = rest;
        return undefined;
      }
      const [letter = ''] = rest;
      rest = rest.slice(letter.length);
      const ended = this.#pasting ? this.#keep(letter) : this.#type(letter, rest);
      if (ended !== undefined) return ended;
    }
    return undefined;
  }

  #type(letter: string, rest: string): string | null | undefined {
    switch (letter) {
      case '\r':
      case '\n':
        return this.#kept;
      case '\u0003':
        return null;
      case '\u0004':
        return this.#kept === '' ? null : this.#kept;
      case '\u001B':
        // Alone it is the key; before other letters an arrow or the like, which then are kept out by the check of the value.
        return rest === '' ? null : undefined;
      case '\u0015':
        this.#kept = '';
        return undefined;
      case '\u007F':
      case '\b':
        this.#kept = this.#kept.slice(0, -1);
        return undefined;
      default:
        return this.#keep(letter);
    }
  }

  #keep(letter: string): undefined {
    if (this.#kept.length <= MOST) this.#kept += letter;
    return undefined;
  }
}
