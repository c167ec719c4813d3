import { ACTION_IDS, type ActionId, ACTIONS, keysOf } from './keys.ts';
import { nearest } from './nearest.ts';

/** What is wrong with one entry of a person's own keys. */
export interface KeyProblem {
  /** As written; perhaps no action at all. */
  readonly action: string;
  /** Whether the action or its key is meant. */
  readonly part: 'key' | 'value';
  readonly message: string;
  readonly hint: string | null;
}

const NAMED = new Set(
  'up down left right home end pageup pagedown enter esc tab shift-tab space backspace delete'.split(' '),
);
const MODIFIED = /^(?:ctrl-[a-z]|(?:ctrl|alt)-(?:up|down|left|right)|alt-[!-~])$/;
/** Terminals send the same for these as for the key behind. */
const SAME: Readonly<Record<string, string>> = {
  'ctrl-i': 'tab',
  'ctrl-m': 'enter',
  'ctrl-j': 'enter',
  'ctrl-h': 'backspace',
};

/** What is wrong with a person's own keys (action -> key, empty for none): every key keeps exactly one meaning. */
export function keyProblems(custom: Readonly<Record<string, string>>): readonly KeyProblem[] {
  const unknown = Object.keys(custom).filter((action) => !isAction(action));
  const known = ACTION_IDS.filter((id) => custom[id] !== undefined);
  return [
    ...unknown.map((action): KeyProblem => {
      const near = nearest(action, ACTION_IDS);
      const hint = near === null ? 'docs/keys.md lists the actions.' : `Did you mean ${near}?`;
      return { action, part: 'key', message: 'there is no such action', hint };
    }),
    ...known.flatMap((id) => spelling(id, custom[id] ?? '')),
    ...known.flatMap((id) => secondMeaning(id, custom)),
  ];
}

function spelling(action: ActionId, key: string): KeyProblem[] {
  const problem = (message: string, hint: string | null): KeyProblem[] => [{ action, part: 'value', message, hint }];
  if (key === '' || NAMED.has(key)) return [];
  if (/^\d$/.test(key)) return problem('digits open places and answer dialogs', 'Choose a letter.');
  const same = SAME[key];
  if (same !== undefined) return problem(`terminals send ${key} and ${same} alike`, `Write ${same}.`);
  if (MODIFIED.test(key) || /^[^\s\p{Cc}\p{Cf}]$/u.test(key)) return [];
  const near = nearest(key, [...NAMED]);
  const hint = near === null ? 'One character, or a name as in docs/keys.md.' : `Did you mean ${near}?`;
  return problem(`no key is called ${key}`, hint);
}

function secondMeaning(action: ActionId, custom: Readonly<Record<string, string>>): KeyProblem[] {
  const own = custom[action] ?? '';
  const others = ACTION_IDS.filter((id) => id !== action && keysOf(id, custom).includes(own));
  return own === ''
    ? []
    : others.map((id) => {
        const hint = `Give ${id} another key too, or "" for none.`;
        return { action, part: 'value', message: `${own} already means ${ACTIONS[id].verb} (${id})`, hint };
      });
}

const isAction = (name: string): name is ActionId => Object.hasOwn(ACTIONS, name);
