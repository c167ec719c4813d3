// Written by scripts/registry.ts from the files in this folder. Do not edit.

import cpu from './cpu.ts';
import disk from './disk.ts';
import gitProject from './git-project.ts';
import load from './load.ts';
import memory from './memory.ts';
import network from './network.ts';
import swap from './swap.ts';

export const kinds = [cpu, disk, gitProject, load, memory, network, swap] as const;
