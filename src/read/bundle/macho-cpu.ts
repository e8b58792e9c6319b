import type { Architecture } from '../profile/profile.ts';

/** A processor as Mach-O numbers it (mach/machine.h). */
export interface Cpu {
  type: number;
  subtype: number;
}

/** The architecture that macOS calls it by; undefined for one that no guide is written for. */
export function architectureOf({ type, subtype }: Cpu): Architecture | undefined {
  if (type === CPU_TYPE_ARM64) {
    // The top eight bits say which pointer authentication ABI is used, not which processor.
    return (subtype & 0x00ffffff) === CPU_SUBTYPE_ARM64E ? 'arm64e' : 'arm64';
  }
  return OTHERS.get(type);
}

/** The same, or its numbers where it has no name here. */
export function cpuName(cpu: Cpu): string {
  return architectureOf(cpu) ?? `CPU type 0x${cpu.type.toString(16)}`;
}

const CPU_TYPE_ARM64 = 0x0100000c;
const CPU_SUBTYPE_ARM64E = 2;

const OTHERS = new Map<number, Architecture>([
  [0x01000007, 'x86_64'],
  [7, 'i386'],
  [18, 'ppc'],
]);
