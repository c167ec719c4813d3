/** One repository of a `.pypirc`; a password may be a token of the user `__token__`. */
export interface PypiSection {
  readonly repository: string | null;
  readonly username: string | null;
  readonly password: string | null;
}

/** Where packages go and where they are looked at. */
export interface PypiAddresses {
  readonly upload: string;
  /** Ends with a slash. */
  readonly index: string;
}

const KNOWN: Readonly<Record<string, PypiAddresses>> = {
  pypi: { upload: 'https://upload.pypi.org/legacy/', index: 'https://pypi.org/simple/' },
  testpypi: { upload: 'https://test.pypi.org/legacy/', index: 'https://test.pypi.org/simple/' },
};

/** The sections of a `.pypirc`, by name; values are taken as they are written (no interpolation, as twine does). */
export function parsePypirc(text: string): Readonly<Record<string, PypiSection>> {
  const sections: Record<string, Record<string, string>> = {};
  let here: Record<string, string> = {};
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(raw)) continue;
    const [, name] = /^\[([^\]]+)\]\s*$/.exec(raw) ?? [];
    if (name !== undefined) sections[name.trim()] = here = {};
    const [, key = '', value = ''] = (name === undefined && /^([^\s=:][^=:]*)[=:](.*)$/.exec(raw)) || [];
    if (key !== '') here[key.trim().toLowerCase()] = value.trim();
  }
  const orNull = (value: string | undefined) => (value === undefined || value === '' ? null : value);
  return Object.fromEntries(
    Object.entries(sections)
      .filter(([name]) => name !== 'distutils')
      .map(([name, section]) => [
        name,
        {
          repository: orNull(section['repository']),
          username: orNull(section['username']),
          password: orNull(section['password']),
        },
      ]),
  );
}

/** Both addresses of a repository that is named by its section (`testpypi`); null for a name nobody knows. */
export function addressesOf(
  name: string,
  sections: Readonly<Record<string, PypiSection>>,
  index: string | null,
): PypiAddresses | null {
  const own = sections[name]?.repository ?? null;
  return own === null ? (KNOWN[name] ?? null) : addressesAt(own, index);
}

/**
 * Both addresses of a repository that is named by its upload address. An index that was set for installing counts when it
 * is on the same host; a mirror elsewhere would not know yet what was published a moment ago.
 */
export function addressesAt(upload: string, index: string | null): PypiAddresses {
  const same = Object.values(KNOWN).find((known) => trimmed(known.upload) === trimmed(upload));
  if (same !== undefined) return same;
  if (index !== null && hostOf(index) === hostOf(upload)) return { upload, index: `${trimmed(index)}/` };
  return { upload, index: `${trimmed(upload).replace(/\/legacy$/, '')}/simple/` };
}

const trimmed = (url: string) => url.replace(/\/+$/, '');

function hostOf(url: string): string {
  return (/^[a-z]+:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(url)?.[1] ?? url).toLowerCase();
}
