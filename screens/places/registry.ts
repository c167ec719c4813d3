// Written by scripts/registry.ts from the files in this folder. Do not edit.

import home from './home.tsx';
import projects from './projects.tsx';
import runs from './runs.tsx';
import services from './services.tsx';

export const places = [home, projects, runs, services] as const;
