import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Component } from '../package/component.ts';
import type { Script } from '../package/scripts.ts';
import type { ScriptFacts, Unreadable } from './facts.ts';
import { readScript } from './read-script.ts';

/** The scripts of a package. */
export interface PackageScripts {
  /** Those that the Installer runs. */
  run: RunScript[];
  /** Files that nothing runs: "._postinstall", or a postflight beside a postinstall. */
  unused: { name: string; kind: 'left-over' | 'older'; place: Place }[];
}

/** A script that the Installer runs, and what can be told of it. */
export interface RunScript {
  /** The folder of its package in the archive. */
  component: string;
  name: string;
  /** Before the files are there, or after. */
  runs: 'before' | 'after';
  place: Place;
  facts: ScriptFacts | Unreadable;
}

/** Reads the scripts of the packages of an archive. */
export async function readPackageScripts(components: readonly Component[]): Promise<PackageScripts> {
  const all: PackageScripts = { run: [], unused: [] };
  for (const component of components) {
    const run = runIn(component);
    const helpers = new Map(component.scripts.map(({ name, text }) => [name, text]));
    for (const { name, text, unknown, place } of run) {
      const installLocation = component.info?.installLocation ?? '/';
      const facts: ScriptFacts | Unreadable =
        unknown === 'binary'
          ? { because: 'binary' }
          : await readScript({ name, text, installLocation, helpers });
      const runs = BEFORE.includes(name) ? 'before' : 'after';
      all.run.push({ component: component.name, name, runs, place, facts });
    }
    all.unused.push(...unusedIn(component, run));
  }
  return all;
}

const BEFORE = ['preflight', 'preinstall', 'preupgrade'];
const AFTER = ['postflight', 'postinstall', 'postupgrade'];

/** Those that the PackageInfo names; where it names none, those that have the name of one. */
function runIn({ info, scripts }: Component): Script[] {
  const known = scripts.filter(({ name }) => BEFORE.includes(name) || AFTER.includes(name));
  const named = known.filter(({ name }) => info?.scripts.includes(name));
  return named.length > 0 ? named : known;
}

function unusedIn({ scripts }: Component, run: readonly Script[]): PackageScripts['unused'] {
  return scripts.flatMap((script): PackageScripts['unused'] => {
    const { name, place } = script;
    if (isLeftOver(name)) return [{ name, kind: 'left-over', place }];
    const isOlder = (BEFORE.includes(name) || AFTER.includes(name)) && !run.includes(script);
    return isOlder ? [{ name, kind: 'older', place }] : [];
  });
}

/** AppleDouble files, what vim keeps of an open file, and what the Finder and editors leave. */
function isLeftOver(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^\._|^\.DS_Store$|^\..*\.sw[a-p]$|~$/.test(name);
}
