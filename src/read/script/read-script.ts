import type { LoadCall, ScriptFacts, Unreadable } from './facts.ts';
import { follow } from './follow.ts';
import type { Site, Spot } from './found.ts';
import { interpreterOf } from './interpreter.ts';
import { lineEndsOf } from './line-ends.ts';
import { Machine, type Scenario, TooMuch } from './machine.ts';
import { mentionAt } from './mention.ts';
import { SCRIPTS_FOLDER } from './scripts-folder.ts';
import { withOptions } from './set.ts';
import type { Call, State, Way } from './state.ts';
import { loadParser, type Parse } from './syntax.ts';
import { known, UNKNOWN, type Variable } from './value.ts';

/** A script of a package, and what surrounds it. */
export interface ScriptToRead {
  /** Its path among the scripts: postinstall. */
  name: string;
  /** null: too large to be looked at. */
  text: string | null;
  /** Where the payload goes: $2. */
  installLocation: string;
  /** The other files beside it, which it may run. */
  helpers: ReadonlyMap<string, string | null>;
}

/**
 * Reads how a shell script loads kexts. It is never run: it is followed on all ways through it, once for each case that
 * matters (all goes well; another disk is the target; a call asks for approval, for a restart, or fails), within bounds
 * that do not depend on the machine. No exception leaves it, whatever the text is.
 */
export async function readScript(script: ScriptToRead): Promise<ScriptFacts | Unreadable> {
  if (script.text === null) return { because: 'large' };
  const text = script.text.replace(/^\ufeff/, '');
  const interpreter = interpreterOf(text);
  if (interpreter.kind === 'binary') return { because: 'binary' };
  if (interpreter.kind === 'unsaid') return { because: 'unsaid' };
  const ends = lineEndsOf(text, interpreter.kind === 'shell');
  if (ends.harm) return { because: 'line-ends', word: ends.word };
  if (interpreter.kind === 'other') return { because: 'language', language: interpreter.name };
  const parse = await loadParser();
  const reader: Reader = { script, text, parse, ...interpreter };
  try {
    return factsOf(reader);
  } catch (error) {
    // A full stack: nested beyond measure.
    if (error instanceof TooMuch || error instanceof RangeError) return { because: 'tangled' };
    throw error;
  }
}

interface Reader {
  script: ScriptToRead;
  text: string;
  parse: Parse;
  splits: boolean;
  /** Of the first line: `-e`. */
  options: string;
}

const RUNNING = '/';
const OTHER_DISK = '/Volumes/Another Disk';
/** domain.md 2.3: kmutil asks for approval, or for a restart. */
const PENDING = [27, 28];
/** domain.md 2.3: codes that mean it. A script may let one of them pass and not another. */
const FAILED = [3, 29, 30, 31, 71];
/** One call after the other is looked at; a script with more than these has other faults. */
const MAX_SITES = 12;
/** Over all cases. Scripts of installers take some hundred. */
const MAX_STEPS = 600_000;

function factsOf(reader: Reader): ScriptFacts | Unreadable {
  const syntax = reader.parse(reader.text);
  if ('problem' in syntax) {
    if (syntax.problem !== 'broken') return { because: syntax.problem === 'large' ? 'large' : 'tangled' };
    const { line, column } = mentionAt(reader.text, { at: syntax.at, text: '' });
    return { because: 'broken', line, column };
  }
  const budget = { left: MAX_STEPS };
  const run = (scenario: Scenario): Run => {
    const { parse, splits, text, script } = reader;
    const machine = new Machine(text, { scenario, budget, parse, follow, helpers: script.helpers, splits });
    const ways = follow(machine, syntax.tree.commands, startOf(reader, scenario), false);
    return { machine, ways };
  };
  const usual = run({ target: RUNNING });
  const sites = [...usual.machine.sites.values()].sort((a, b) => a.at - b.at);
  if (sites.length > MAX_SITES) return { because: 'tangled' };
  const elsewhere = sites.length > 0 ? run({ target: OTHER_DISK }) : usual;
  const mention = (spot: Spot) => mentionAt(reader.text, spot);
  const loads = sites.map((site): LoadCall => {
    const endings = (status: number) =>
      endingsOf(run({ target: RUNNING, failing: { site: site.at, status } }), site);
    const usually = endingsOf(usual, site);
    return {
      ...mention(site),
      tool: site.tool,
      loaded: [...site.ways.values()].map(({ kexts, open }) => ({ kexts: [...kexts], open })),
      repeated: [...site.ways.values()].some(({ repeated }) => repeated),
      follower: site.follower ? mention(site.follower) : null,
      onOtherDisk: elsewhere.machine.sites.has(site.at),
      whenPending: worst(
        'failure',
        'success',
        PENDING.map((status) => outcome(endings(status), usually)),
      ),
      whenFailed: worst(
        'success',
        'failure',
        FAILED.map((status) => outcome(endings(status), usually)),
      ),
    };
  });
  return {
    loads,
    ways: waysOf(usual.ways, sites),
    oldWays: usual.machine.oldWays.map(mention),
    goingDown: [...usual.machine.goingDown.values()].map(mention),
    placed: [...usual.machine.placed.values()].map(({ into, ...spot }) => ({ into, ...mention(spot) })),
    doubts: [...usual.machine.doubts.values()].map(({ kind, ...spot }) => ({ kind, ...mention(spot) })),
    unreached: sites.length > 0 ? [] : unreachedIn(reader.text).map(mention),
  };
}

interface Run {
  machine: Machine;
  ways: Way[];
}

/** As the Installer calls it: the package, where it goes, the disk, and the folder of the running system. */
function startOf({ script, options, splits }: Reader, { target }: Scenario): State {
  const location = script.installLocation;
  const disk = known(target);
  const destination = target === RUNNING ? known(location) : known(`${target}${location}`.replace(/\/$/, ''));
  const vars = new Map<string, Variable>([
    ['0', known(`${SCRIPTS_FOLDER}/${script.name}`)],
    ['DSTVOLUME', disk],
    // Apple does not say what it is where a package goes to a folder of its own.
    ...(location === '/' ? [['DSTROOT', disk] as [string, Variable]] : []),
  ]);
  const state: State = {
    vars,
    args: [UNKNOWN, destination, disk, known('/')],
    status: 0,
    piped: undefined,
    errexit: false,
    pipefail: false,
    functions: new Map(),
    calls: [],
    out: undefined,
  };
  const words = splits && options.startsWith('-') ? options.split(/\s+/).map(known) : [];
  return words.length > 0
    ? { ...withOptions(state, { values: words, open: false }), args: state.args }
    : state;
}

/** What the script may end with, where this call was made: 0, something else, or something that is not known. */
function endingsOf({ ways }: Run, site: Site): Set<'success' | 'failure' | 'unknown'> {
  const made = ways.filter((way) => way.state.calls.some((call) => call.site === site.at));
  return new Set(
    made.map(({ state: { status } }) =>
      status === undefined ? 'unknown' : status === 0 ? 'success' : 'failure',
    ),
  );
}

type Endings = ReturnType<typeof endingsOf>;

/**
 * What the exit code of a call makes of the script's: where it may end with 0 and not, as it may when all goes well,
 * the call has no say in it.
 */
function outcome(endings: Endings, usually: Endings): LoadCall['whenFailed'] {
  if (!endings.has('success') && !endings.has('unknown')) return 'failure';
  const isUsual = [...endings].every((ending) => usually.has(ending));
  return endings.has('success') && (endings.size === 1 || isUsual) ? 'success' : 'unknown';
}

type Ending = LoadCall['whenFailed'];

/** Of several exit codes: the bad end where any comes to it, the good one where all do. */
function worst(bad: Ending, good: Ending, outcomes: readonly Ending[]): Ending {
  return [bad, 'unknown' as const].find((one) => outcomes.includes(one)) ?? good;
}

function waysOf(ways: readonly Way[], sites: readonly Site[]): number[][] {
  const index = ({ site }: Call) => sites.findIndex(({ at }) => at === site);
  const all = ways.map((way) => way.state.calls.map(index)).filter((calls) => calls.length > 0);
  return [...new Map(all.map((calls) => [calls.join(), calls])).values()];
}

/** Outside of comments. */
function unreachedIn(text: string): Spot[] {
  const found = /^[^#\n]*?\b(?:kextload|kextutil|kmutil\s+load)\b/m.exec(text);
  return found ? [{ at: found.index, text: lineAt(text, found.index) }] : [];
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end);
}
