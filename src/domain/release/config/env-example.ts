/** A variable that an example of an environment file names. */
export interface NamedVariable {
  readonly name: string;
  /** The example says so, on its line or in the comment above it. */
  readonly required: boolean;
}

const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;
const REQUIRED = /\brequired\b/i;
const NOT_REQUIRED = /\b(?:not required|optional)\b/i;

/** The variables of an `.env.example`, in its order; a comment above counts up to the next empty line or variable. */
export function namedVariables(text: string): readonly NamedVariable[] {
  let comment = '';
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] = LINE.exec(line) ?? [];
    if (name === undefined) {
      comment = line.trim().startsWith('#') ? `${comment} ${line}` : '';
      return [];
    }
    const said = `${comment} ${/(?:^|\s)#(.*)$/.exec(value)?.[1] ?? ''}`;
    comment = '';
    return [{ name, required: REQUIRED.test(said) && !NOT_REQUIRED.test(said) }];
  });
}

/** Names that have a value in an environment file; one that still waits to be replaced has none. */
export function variablesWithValue(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] = LINE.exec(line) ?? [];
    const plain = value.replace(/(?:^|\s)#.*$/, '').trim();
    return name === undefined || /^(?:|''|"")$/.test(plain) || plain.includes('REPLACE_WITH_') ? [] : [name];
  });
}
