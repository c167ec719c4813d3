// Written by scripts/registry.ts from the files in this folder. Do not edit.

import checklist from './checklist.tsx';
import credentials from './credentials.tsx';
import home from './home.tsx';
import incidents from './incidents.tsx';
import knowledge from './knowledge.tsx';
import projects from './projects.tsx';
import runs from './runs.tsx';
import services from './services.tsx';

export const places = [checklist, credentials, home, incidents, knowledge, projects, runs, services] as const;
