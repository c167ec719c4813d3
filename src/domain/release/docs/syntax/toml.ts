import { parse, TomlError } from 'smol-toml';

import { messageOf } from '#domain/errors.ts';

import type { Reader } from './reader.ts';

export const toml: Reader = (text) => {
  try {
    parse(text);
    return null;
  } catch (thrown) {
    const says = messageOf(thrown).split('\n')[0] ?? '';
    return { says: says.replace(/^Invalid TOML document: /, ''), line: thrown instanceof TomlError ? thrown.line : 1 };
  }
};
