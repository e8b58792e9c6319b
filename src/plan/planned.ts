import type { Facts, PhaseId } from '../read/content/content.ts';
import type { Action, Chip, Kext, Management } from '../read/profile/profile.ts';
import type { Impossible } from './impossible.ts';

/** One thing that the reader does. `if` and `skipIf` name what the reader sees on screen. */
export interface Step {
  id: string;
  topic: string;
  covers: readonly string[];
  if?: string;
  skipIf?: string;
  /** How often the Mac goes down in it. */
  down: number;
  because: string;
  source: string;
}

export interface Phase {
  id: PhaseId;
  if?: string;
  skipIf?: string;
  steps: readonly Step[];
}

/** What one kind of reader has to do: no prose in it, and no language. */
export interface PlannedGuide {
  id: string;
  action: Action;
  chips: readonly Chip[];
  /** Inclusive; `to: null` where the range is open and reaches the newest version known. */
  macos: { from: string; to: string | null };
  management: Management;
  /** How often the Mac goes down: at most (nothing skipped), and at least (what may be skipped is). */
  restarts: number;
  restartsAtLeast: number;
  phases: readonly Phase[];
  facts: Facts;
  /** The kexts that load on these Macs, and those of the product that do not. */
  kexts: readonly Kext[];
  leftOut: readonly Kext[];
}

export interface Plan {
  product: string;
  guides: readonly PlannedGuide[];
  impossible: readonly Impossible[];
}
