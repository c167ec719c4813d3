import { compareUrl, type WebRepository } from './web-repository.ts';

const INTRODUCTION = `# Changelog

All notable changes to this project are documented in this file.
The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

## [Unreleased]
`;

/** The first changelog of a project, with its first entry and, where the web pages are known, links for both headings. */
export function newChangelog(
  entry: string,
  {
    version,
    tag,
    previousTag,
    web,
  }: { version: string; tag: string; previousTag: string | null; web: WebRepository | null },
): string {
  const links =
    web === null
      ? ''
      : `\n[Unreleased]: ${compareUrl(web, tag, 'HEAD')}\n[${version}]: ${compareUrl(web, previousTag, tag)}\n`;
  return `${INTRODUCTION}\n${entry}\n${links}`;
}
