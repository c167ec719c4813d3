import type { JsonObject } from '#domain/json.ts';

import { jsonFault, type Place } from './json-fault.ts';

export interface TemplateFault extends Place {
  readonly message: string;
}

/** Fields of a message that a template may name. */
export const FIELDS = [
  'key',
  'kind',
  'severity',
  'title',
  'text',
  'at',
  'incident',
  'about',
  'host',
  'count',
  'events',
] as const;

/** Templates that come with the program, by their names. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  json: '{"schema": 1, "key": {{key}}, "kind": {{kind}}, "severity": {{severity}}, "title": {{title}}, "text": {{text}}, "at": {{at}}, "incident": {{incident}}, "about": {{about}}, "host": {{host}}, "count": {{count}}, "events": {{events}}}',
  slack: '{"text": "*{{title}}*\\n{{text}}", "unfurl_links": false}',
};

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * JSON text with `{{title}}`-like fields: inside a string they are put in as text, outside as a JSON value, always escaped, so that no
 * title can break out. Null when the template is sound, else the first fault.
 */
export function templateFault(text: string): TemplateFault | null {
  for (const match of text.matchAll(FIELD))
    if (!isField(match[1] ?? ''))
      return { ...placeOf(text, match.index), message: `there is no field ${match[1]}; known: ${FIELDS.join(', ')}` };
  // A field is a word of its own length, so that places stay right.
  const filled = text.replaceAll(FIELD, (match, _name, at: number) =>
    insideString(text, at) ? 'x'.repeat(match.length) : '1'.repeat(match.length),
  );
  const fault = jsonFault(filled);
  return fault && { ...placeOf(text, fault.at), message: fault.message };
}

/** The template with the fields of a message; sound templates give valid JSON. */
export function render(text: string, fields: JsonObject): string {
  return text.replaceAll(FIELD, (_match, name: string, at: number) => {
    const value = isField(name) ? (fields[name] ?? null) : null;
    if (!insideString(text, at)) return JSON.stringify(value);
    const shown = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
    return JSON.stringify(shown).slice(1, -1);
  });
}

function isField(name: string): boolean {
  return FIELDS.some((field) => field === name);
}

function insideString(text: string, at: number): boolean {
  let inside = false;
  for (let index = 0; index < at; index += 1) {
    const letter = text[index];
    if (letter === '\\' && inside) index += 1;
    else if (letter === '"') inside = !inside;
  }
  return inside;
}

function placeOf(text: string, at: number): Place {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
