import { exactFinder, type ExactFinder } from './exact.ts';
import { type Redactor, redactorWith } from './redactor.ts';
import { isSecretVariable } from './secret-variables.ts';
import { merged } from './spans.ts';

interface Named {
  readonly name: string;
  readonly value: string;
}

/** What a world knows of secrets. */
interface Knowing {
  readonly environment: { all(): Readonly<Record<string, string | undefined>> };
  readonly secrets: { known(): readonly Named[] };
}

const made = new WeakMap<Knowing['secrets'], { readonly redactor: Redactor; readonly finder: ExactFinder }>();

/**
 * The redactor of a world: knows the secrets of its environment and every value that it has seen so far, also those that it
 * sees later, in the middle of a stream. One for each world, made when it is first asked for.
 */
export function redactorOf(world: Knowing): Redactor {
  return madeFor(world).redactor;
}

/**
 * Covers every spelling of a value that a world knows, each by as many columns as it has, so that a drawn line keeps its
 * width. What only looks like a secret stays. `shown` are values that a person asked to see now.
 */
export function covered(world: Knowing, text: string, shown: ReadonlySet<string> = NONE): string {
  const spans = madeFor(world).finder.find(text);
  if (spans.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { from, to } of merged(spans)) {
    const part = text.slice(from, to);
    out += text.slice(at, from) + (shown.has(part) ? part : COVER.padEnd(part.length, '*').slice(0, part.length));
    at = to;
  }
  return out + text.slice(at);
}

const COVER = '[redacted]';
const NONE: ReadonlySet<string> = new Set();

function madeFor({ environment, secrets }: Knowing) {
  const before = made.get(secrets);
  if (before !== undefined) return before;
  const variables = Object.entries(environment.all()).flatMap(([name, value = '']) =>
    isSecretVariable(name, value) ? [{ name, value }] : [],
  );
  const finder = growing(variables, () => secrets.known());
  const fresh = { redactor: redactorWith(finder), finder };
  made.set(secrets, fresh);
  return fresh;
}

/** A finder that is made anew when more became known. */
function growing(fixed: readonly Named[], known: () => readonly Named[]): ExactFinder {
  let finder = exactFinder(fixed);
  let values: readonly Named[] = [];
  const current = (): ExactFinder => {
    const now = known();
    if (!isSame(now, values)) {
      values = [...now];
      finder = exactFinder([...fixed, ...values]);
    }
    return finder;
  };
  return {
    get longest() {
      return current().longest;
    },
    find: (text) => current().find(text),
    heldFrom: (text) => current().heldFrom(text),
  };
}

function isSame(one: readonly Named[], other: readonly Named[]): boolean {
  return one.length === other.length && one.every(({ value }, at) => value === other[at]?.value);
}
