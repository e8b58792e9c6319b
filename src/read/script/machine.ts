import type { ParsedScript, Statement } from 'unbash';
import type { Doubt, DoubtKind, LoadTool, Placed, Site, Spot } from './found.ts';
import type { Call, State, Way } from './state.ts';
import type { Parse } from './syntax.ts';
import type { Value } from './value.ts';

/** What is assumed while a script is followed. All commands but the load calls are taken to work. */
export interface Scenario {
  /** The disk that is installed to: $3. */
  target: string;
  /** The exit code of the load call at this place; the others give 0. */
  failing?: { site: number; status: number };
}

/** Follows statements. `tested`: something looks at their exit code, so that `set -e` does not. */
export type Follow = (
  machine: Machine,
  statements: readonly Statement[],
  state: State,
  tested: boolean,
) => Way[];

/** What a machine works with. */
export interface Surroundings {
  scenario: Scenario;
  /** Steps that may still be made, over all cases. */
  budget: { left: number };
  parse: Parse;
  follow: Follow;
  /** The other scripts of the package, by name; null: too large to be looked at. */
  helpers: ReadonlyMap<string, string | null>;
  /** Unquoted variables become several words. */
  splits: boolean;
}

interface Around {
  returns: boolean;
  loops: number;
  /** How many shells deep this is. */
  shells: number;
}

/** Thrown where following a script would take too long. */
export class TooMuch extends Error {}

/** What is found while a script is followed on all ways through it. */
export class Machine {
  readonly with: Surroundings;
  readonly sites = new Map<number, Site>();
  /** By kind and place. */
  readonly doubts = new Map<string, Doubt>();
  /** kextcache, and `touch` of the Extensions folder: old ways to have kexts noticed. */
  readonly oldWays: Spot[] = [];
  /** By where they stand: several ways may lead to one. */
  readonly goingDown = new Map<number, Spot>();
  /** What puts files anywhere, by its place. */
  readonly placed = new Map<string, Placed>();
  #source: string;
  /** Where all counts as, while text is followed that stands elsewhere. */
  #elsewhere: number | undefined;
  /** Of functions, substitutions, other scripts. */
  #depth = 0;
  /** Loops around, of which nobody can tell how often they turn. */
  #openLoops = 0;
  /** Load calls, by their number, that run beside what is being followed: in the same pipe. */
  #beside: { from: number; to: number }[] = [];
  /** What `return`, `break` and `continue` can leave. */
  around: Around = { returns: false, loops: 0, shells: 0 };

  constructor(source: string, surroundings: Surroundings) {
    this.#source = source;
    this.with = surroundings;
  }

  /** A bound on the work, the same on every computer. */
  step(cost = 1): void {
    this.with.budget.left -= cost;
    if (this.with.budget.left < 0) throw new TooMuch();
  }

  /** The place of a node in the script. */
  at({ pos }: { pos: number }): number {
    return this.#elsewhere ?? pos;
  }

  spot(node: { pos: number; end: number }): Spot {
    return { at: this.at(node), text: this.#source.slice(node.pos, node.end) };
  }

  doubt(kind: DoubtKind, node: { pos: number; end: number }): void {
    const key = `${kind} ${this.at(node)}`;
    if (this.doubts.size < MAX_DOUBTS && !this.doubts.has(key)) {
      this.doubts.set(key, { kind, ...this.spot(node) });
    }
  }

  /** Follows something inside; undefined where that is too deep. */
  inside<T>(work: () => T): T | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined;
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Follows a text that is not part of the script itself; all in it counts as standing at `node`. */
  within<T>(source: string, node: { pos: number }, work: () => T): T {
    const [before, elsewhere] = [this.#source, this.#elsewhere];
    this.#elsewhere = this.at(node);
    this.#source = source;
    try {
      return work();
    } finally {
      this.#source = before;
      this.#elsewhere = elsewhere;
    }
  }

  /** The tree of a substitution; those in escaped backticks have a text of their own. */
  substitution<T>(script: ParsedScript, node: { pos: number }, work: () => T): T {
    return script.source === undefined ? work() : this.within(script.source, node, work);
  }

  /** The body of a loop; `open`: nobody can tell how often it turns. */
  inLoop<T>(open: boolean, work: () => T): T {
    const { around } = this;
    this.around = { ...around, loops: around.loops + 1 };
    this.#openLoops += open ? 1 : 0;
    try {
      return work();
    } finally {
      this.around = around;
      this.#openLoops -= open ? 1 : 0;
    }
  }

  /** A function, or a script that is read in. */
  inFunction<T>(work: () => T): T | undefined {
    return this.#surrounded({ ...this.around, returns: true, loops: 0 }, work);
  }

  /** `break` does not reach out of it. */
  inSubshell<T>(work: () => T): T | undefined {
    return this.#surrounded({ ...this.around, loops: 0, shells: this.around.shells + 1 }, work);
  }

  /** A script that is run, and not read in. */
  inShell<T>(work: () => T): T | undefined {
    return this.#surrounded({ returns: false, loops: 0, shells: this.around.shells + 1 }, work);
  }

  #surrounded<T>(now: Around, work: () => T): T | undefined {
    const { around } = this;
    this.around = now;
    try {
      return this.inside(work);
    } finally {
      this.around = around;
    }
  }

  get repeated(): boolean {
    return this.#openLoops > 0;
  }

  loaded(spot: Spot, tool: LoadTool, call: Call): void {
    const site = this.sites.get(spot.at) ?? { ...spot, tool, ways: new Map() };
    if (tool === 'kmutil') site.tool = tool;
    site.ways.set(JSON.stringify([call.kexts, call.open]), call);
    this.sites.set(spot.at, site);
  }

  /** Something of consequence happens: behind the load calls so far, if there are any. */
  acted(state: State, node: { pos: number; end: number }): void {
    for (const { site } of state.calls) {
      const found = this.sites.get(site);
      if (found && !found.follower) found.follower = this.spot(node);
    }
  }

  puts(into: Value, node: { pos: number; end: number }): void {
    const key = JSON.stringify([this.at(node), into]);
    if (this.placed.size < MAX_PLACED) this.placed.set(key, { into, ...this.spot(node) });
  }

  /** A file is written: behind the load calls so far, but not behind one whose words go into it. */
  wrote(state: State, node: { pos: number; end: number }): void {
    const calls = state.calls.filter((_, at) => !this.#beside.some(({ from, to }) => from <= at && at < to));
    this.acted({ ...state, calls }, node);
  }

  /** A command of a pipe: `from` these load calls on, those up to `to` are made by the ones before it. */
  inPipe<T>(from: number, to: number, work: () => T): T {
    const beside = this.#beside;
    this.#beside = [...beside, { from, to }];
    try {
      return work();
    } finally {
      this.#beside = beside;
    }
  }

  /** The exit code that a load call gives. */
  statusOf(site: number): number {
    const { failing } = this.with.scenario;
    return failing?.site === site ? failing.status : 0;
  }
}

const MAX_DEPTH = 12;
/** Loops over lists copy some dozens. */
const MAX_PLACED = 200;
/** Any one of them is enough not to be sure. */
const MAX_DOUBTS = 20;
