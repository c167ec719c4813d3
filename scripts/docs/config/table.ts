import type { JsonSchema } from '#config/schema/json-schema.ts';

/** One row a key: what it holds, whether it must be there, what it means. */
export function table(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): string {
  const rows = Object.entries(properties).map(([key, part]) => {
    const must = required.includes(key) && part.default === undefined ? ' (needed)' : '';
    const fallback = part.default === undefined ? '' : ` Default \`${JSON.stringify(part.default)}\`.`;
    return `| \`${key}\`${must} | ${shape(part)} | ${cell((part.description ?? '') + fallback)} |`;
  });
  return ['| key | holds | |', '| --- | --- | --- |', ...rows].join('\n');
}

const WORDS: Readonly<Record<string, string>> = {
  array: 'list',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
  object: 'keys',
  string: 'text',
};

function shape(part: JsonSchema): string {
  if (part.enum !== undefined) return part.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (part.const !== undefined) return `\`${JSON.stringify(part.const)}\``;
  if (part['title'] === 'duration') return 'duration';
  const forms = part.anyOf ?? part.oneOf;
  if (forms !== undefined) return [...new Set(forms.map(shape))].join(' or ');
  const types = typeof part.type === 'string' ? [part.type] : (part.type ?? []);
  if (types.includes('array') && part.items !== undefined) return `list of ${shape(part.items)}`;
  return types.map((type) => WORDS[type] ?? type).join(' or ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
