import { parseAllDocuments } from 'yaml';

import type { Reader } from './reader.ts';

export const yaml: Reader = (text) => {
  const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: true });
  const error = Array.isArray(documents) ? documents.flatMap(({ errors }) => errors)[0] : undefined;
  if (error === undefined) return null;
  return { says: error.message.replace(/ at line \d+, column \d+:[\s\S]*$/, ''), line: error.linePos?.[0].line ?? 1 };
};
