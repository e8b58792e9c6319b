import type { DoubtKind, LoadTool } from './found.ts';
import type { LoadedKext } from './state.ts';
import type { Value } from './value.ts';

export type { LoadTool } from './found.ts';
export type { LoadedKext } from './state.ts';

/** What a script does about kexts, as far as that can be told without running it. */
export interface ScriptFacts {
  /** In the order of the script. */
  loads: LoadCall[];
  /**
   * The ways through the script that load anything: which calls, by their index in `loads`, one makes when all goes
   * well.
   */
  ways: number[][];
  /** kextcache, and `touch` of the Extensions folder. */
  oldWays: Mention[];
  /** What restarts the Mac or shuts it down. */
  goingDown: Mention[];
  /** What puts files anywhere: copies, links, what is unpacked. */
  placed: Placement[];
  /** What is not followed, so that the script may do more than what is told here. */
  doubts: Doubt[];
  /** Tools that load kexts, where the text names them and no way leads there. */
  unreached: Mention[];
}

/** A load call, as it stands in the script. */
export interface LoadCall extends Mention {
  tool: LoadTool;
  /** What it loads: one list for each way that leads to it. */
  loaded: { kexts: LoadedKext[]; open: boolean }[];
  /** In a loop of which nobody can tell how often it turns. */
  repeated: boolean;
  /** The first command of consequence behind it. */
  follower: Mention | null;
  /** Whether it is also made where the target is another disk than the one that macOS runs from. */
  onOtherDisk: boolean;
  /** What the script ends with, where this call ends with 27 (approval needed) or 28 (restart needed). */
  whenPending: 'success' | 'failure' | 'unknown';
  /** What it ends with, where this call fails. */
  whenFailed: 'success' | 'failure' | 'unknown';
}

/** A place in a script; line and column count from 1. */
export interface Mention {
  line: number;
  column: number;
  /** What stands there, one line of it. */
  text: string;
}

export interface Placement extends Mention {
  /** The folder, or the file itself. */
  into: Value;
}

export interface Doubt extends Mention {
  kind: DoubtKind;
}

/** Why nothing can be told of a script. */
export type Unreadable =
  | { because: 'large' }
  | { because: 'binary' }
  | { because: 'language'; language: string }
  | { because: 'unsaid' }
  /** Carriage returns: `word` is the last one of its first line, where that has one; undefined: other lines have. */
  | { because: 'line-ends'; word: string | undefined }
  | { because: 'broken'; line: number; column: number }
  /** Too many ways through it, or nested too deep. */
  | { because: 'tangled' };
