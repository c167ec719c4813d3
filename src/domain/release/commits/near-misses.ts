import { nearest } from '#domain/nearest.ts';

import { HEADER, KNOWN_TYPES, RELEASING } from './header.ts';

interface Message {
  readonly subject: string;
  readonly body: string;
  /** As written, in lower case; null when the subject is not conventional. */
  readonly type: string | null;
  readonly merge: boolean;
  /** What a `Release-As` footer names that is no version. */
  readonly askedFor: string | null;
}

/** What a person may have meant for the rules, although they do not count it; each with what to write instead. */
export function nearMissesIn(message: Message): string[] {
  return [...subjectMisses(message), ...footerMisses(message), ...bodyMisses(message)];
}

/** Subjects that are almost conventional, the likeliest reading first. */
const SUBJECTS: readonly (readonly [like: RegExp, says: (match: RegExpExecArray) => string])[] = [
  [
    /^(fixup|squash|amend)! /,
    ([, word]) => `It starts with "${word}!", so it was meant to be squashed into another commit.`,
  ],
  [/^(\w[\w-]*)!(\([^()]*\)): /, ([, type, scope]) => `The "!" stands before the scope; write "${type}${scope}!: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?):(?=\S)/, ([, head]) => `No space follows the colon; write "${head}: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?)\s+:/, ([, head]) => `A space stands before the colon; write "${head}: ".`],
  [/^(\w[\w-]*)\s+(\([^()]*\)!?):/, ([, type, scope]) => `A space stands before the scope; write "${type}${scope}: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?)!!+:/, ([, head]) => `One "!" is enough; write "${head}!: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?)\s*：/, ([, head]) => `The colon is a full-width one; write "${head}: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?):\s*$/, ([, head]) => `Nothing follows "${head}:", so it says no change.`],
  [/^\[(\w[\w-]*)\](?=[\s:])/, ([, type]) => `The type stands in brackets; write "${type?.toLowerCase()}: ".`],
  [/^(\w[\w-]*)\([^()]*\)!? /, ([head]) => `The colon is missing; write "${head.trim()}: ".`],
  [/^(\w[\w-]*)!? [-–—] /, ([, type]) => `A dash stands where the colon belongs; write "${type?.toLowerCase()}: ".`],
];

function* subjectMisses({ subject, type, merge }: Message): Generator<string> {
  if (merge || subject === '') return;
  if (type !== null) {
    const meant = KNOWN_TYPES.includes(type) ? null : nearest(type, RELEASING);
    if (meant !== null) yield `"${type}" is no type of the rules; perhaps "${meant}" was meant.`;
    return;
  }
  for (const [like, says] of SUBJECTS) {
    const match = like.exec(subject);
    if (match && speaksOfType(match[1])) return void (yield says(match));
  }
  const inner = /^(?:[^\w\s]+|:[\w+-]+:)\s*(\S.*)$/u.exec(subject)?.[1];
  if (inner !== undefined && HEADER.test(inner))
    yield `Something stands before the type; begin with "${inner.slice(0, inner.indexOf(':'))}: ".`;
}

/** Words that are no type at all make no near miss: `WIP - x` does, `Add (x) y` does not. */
function speaksOfType(word = ''): boolean {
  const type = /^\w[\w-]*/.exec(word)?.[0].toLowerCase() ?? '';
  return KNOWN_TYPES.includes(type) || /^(?:fixup|squash|amend)$/.test(type);
}

/** Lines that look like a breaking-change footer; the exact form is taken out first. */
const FOOTER = /^([ \t]*(?:[-*][ \t]+)?)(BREAKING(?:[ _-]?CHANGES?)?)([ \t]*)([:#]?)(.?)/i;

function* footerMisses({ subject, body, type, merge, askedFor }: Message): Generator<string> {
  if (merge) return;
  const lines = type === null && /^breaking/i.test(subject) ? [subject, ...body.split('\n')] : body.split('\n');
  for (const [index, line] of lines.entries()) {
    const [, indent = '', token = '', gap = '', mark = '', after = ''] = FOOTER.exec(line) ?? [];
    if (token === '') continue;
    const says = footerMiss({ indent, token, gap, mark, after: after.trimEnd() === '' ? '' : after });
    if (says !== null) yield says;
    else if (after.trim() === '' && !lines.slice(index + 1).some((next) => next.trim() !== ''))
      yield `"${token}:" says nothing about what breaks, so it does not count.`;
  }
  if (askedFor !== null) yield `"Release-As: ${askedFor}" names no version; write it as X.Y.Z.`;
}

interface Footer {
  readonly indent: string;
  readonly token: string;
  readonly gap: string;
  readonly mark: string;
  /** The character after the mark; empty at the end of the line and for a space. */
  readonly after: string;
}

function footerMiss({ indent, token, gap, mark, after }: Footer): string | null {
  const exact = /^BREAKING[ -]CHANGE$/.test(token);
  if (mark === '' && (!/^BREAKING[ _-]?CHANGES?$/.test(token) || indent !== '')) return null;
  if (mark !== ':') return exact || mark === '#' ? wrong(token, 'has no colon') : null;
  if (!exact && /^BREAKING[ -]CHANGE$/i.test(token)) return wrong(token, 'is not in capital letters');
  if (!exact) return wrong(token, 'is not the footer of the rules');
  if (indent !== '') return wrong(token, 'does not begin its line');
  if (gap !== '') return wrong(token, 'has a space before the colon');
  return after === '' ? null : wrong(token, 'has no space after the colon');
}

function wrong(token: string, why: string): string {
  return `"${token}" ${why}, so it does not count; write "BREAKING CHANGE: …" on a line of its own.`;
}

function* bodyMisses({ subject, body, merge }: Message): Generator<string> {
  const listed = [...body.matchAll(/^[ \t]*(?:[*-][ \t]+)?((\w[\w-]*)(?:\([^()\n]*\))?!?: +\S.*)$/gm)].flatMap(
    ([, line = '', type = '']) => (RELEASING.includes(type.toLowerCase()) ? [line.trim()] : []),
  );
  const first = listed[0];
  if (first === undefined) return;
  if (merge) yield `The text of a merge does not count, but it says "${first}".`;
  else if (!HEADER.test(subject)) yield `Only the first line counts, but the text says "${first}".`;
  else yield `The text lists "${first}", but only the first line counts.`;
}
