import type { Call } from './state.ts';
import type { Value } from './value.ts';

export type LoadTool = 'kmutil' | 'kextload' | 'kextutil';

/** A load call as it stands in the script. */
export interface Site extends Spot {
  /** kmutil, where the command is in a variable and may be that. */
  tool: LoadTool;
  /** What it loads, on each way that leads to it. */
  ways: Map<string, Call>;
  /** The first thing behind it that is of consequence. */
  follower?: Spot;
}

export interface Spot {
  at: number;
  /** As it stands there. */
  text: string;
}

/** A command that puts files there. */
export interface Placed extends Spot {
  into: Value;
}

/** What keeps anybody from saying what a script does without running it. */
export type DoubtKind =
  /** eval, source: text from elsewhere is run. */
  | 'elsewhere'
  /** The name of the command is in a variable. */
  | 'command'
  /** A tool that loads kexts is handed to another program. */
  | 'indirect'
  /** A trap decides about the exit code. */
  | 'trap'
  /** A script of the package that is no shell script or cannot be read. */
  | 'helper'
  /** Syntax that is not followed. */
  | 'syntax';

export interface Doubt extends Spot {
  kind: DoubtKind;
}
