import { exactFinder, type ExactFinder } from './exact.ts';
import { type Redactor, redactorWith } from './redactor.ts';
import { isSecretVariable } from './secret-variables.ts';

interface Named {
  readonly name: string;
  readonly value: string;
}

/** What a world knows of secrets. */
interface Knowing {
  readonly environment: { all(): Readonly<Record<string, string | undefined>> };
  readonly secrets: { known(): readonly Named[] };
}

const made = new WeakMap<Knowing['secrets'], Redactor>();

/**
 * The redactor of a world: knows the secrets of its environment and every value that it has seen so far, also those that it
 * sees later, in the middle of a stream. One for each world, made when it is first asked for.
 */
export function redactorOf({ environment, secrets }: Knowing): Redactor {
  const before = made.get(secrets);
  if (before !== undefined) return before;
  const variables = Object.entries(environment.all()).flatMap(([name, value = '']) =>
    isSecretVariable(name, value) ? [{ name, value }] : [],
  );
  const redactor = redactorWith(growing(variables, () => secrets.known()));
  made.set(secrets, redactor);
  return redactor;
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
