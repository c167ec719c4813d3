import { cleanPaste, LONGEST_VALUE } from './paste.ts';
import { Secret } from './secret.ts';

/** A line that is typed or pasted and never shown: only its length is. */
export class HiddenLine {
  #letters: readonly string[] = [];

  get length(): number {
    return this.#letters.length;
  }

  /**
   * Takes a press; false when it is not about text. With `clean`, what is pasted is a value: it takes the place of what
   * was there, without what came along. Else it is a passphrase and kept letter by letter, but for line breaks.
   */
  press(
    press: { readonly name: string; readonly text: string; readonly raw?: string | undefined },
    clean: boolean,
  ): Heard {
    if (press.name === 'backspace' || press.name === 'ctrl-h') return this.#set(this.#letters.slice(0, -1));
    if (press.name === 'ctrl-u') return this.#set([]);
    if (press.name === 'paste')
      return clean ? this.#paste(press.raw ?? press.text) : this.#add(press.raw ?? press.text);
    if (press.text === '') return { taken: false, note: null };
    return clean && press.text.trim() === '' ? { taken: true, note: 'Blanks are left out.' } : this.#add(press.text);
  }

  /** The line as a secret; it stays here too until it is cleared. */
  secret(): Secret {
    return new Secret(this.#letters.join(''));
  }

  clear(): void {
    this.#letters = [];
  }

  toJSON(): string {
    return '[hidden]';
  }

  #paste(text: string): Heard {
    const cleaned = cleanPaste(text);
    if ('problem' in cleaned) {
      this.clear();
      return { taken: true, note: cleaned.problem };
    }
    this.#letters = Array.from(cleaned.value);
    return { taken: true, note: cleaned.note };
  }

  #add(text: string): Heard {
    const letters = Array.from(text.replaceAll(/[\r\n]/g, ''));
    if (this.#letters.length + letters.length > LONGEST_VALUE)
      return { taken: true, note: 'That is too long; nothing of it was kept.' };
    return this.#set([...this.#letters, ...letters]);
  }

  #set(letters: readonly string[]): Heard {
    this.#letters = letters;
    return { taken: true, note: null };
  }
}

/** What became of a press. */
export interface Heard {
  readonly taken: boolean;
  /** What a person should know of it; never the text. */
  readonly note: string | null;
}
