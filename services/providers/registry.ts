// Written by scripts/registry.ts from the files in this folder. Do not edit.

import anthropic from './anthropic.ts';
import github from './github.ts';
import http from './http.ts';
import mem0 from './mem0.ts';
import npm from './npm.ts';
import openai from './openai.ts';
import pypi from './pypi.ts';

export const providers = [anthropic, github, http, mem0, npm, openai, pypi] as const;
