/** The macOS versions that kextguide knows. There is no 16 to 25: Apple went from 15 to 26. */
export const MACOS_VERSIONS = ['11', '12', '13', '14', '15', '26', '27'] as const;

export interface MacosRange {
  from: string;
  /** null: open, so the newest known version and whatever comes. */
  to: string | null;
}

/** Why a text is no range; `version` is the part of it that is wrong. */
export interface RangeProblem {
  kind: 'form' | 'old' | 'minor' | 'never' | 'newer' | 'nothing';
  version: string;
}

/**
 * Reads a range of macOS versions: `>=11`, `>=13 <=15`, `<26`, `12`, `11-15`.
 * A version above the newest known is refused, also at an open end: nothing true can be said about it yet,
 * and `>=27` already covers it.
 */
export function parseRange(text: string): { range: MacosRange } | { problem: RangeProblem } {
  const bounds = readBounds(text);
  if (!bounds) return { problem: { kind: 'form', version: text } };
  for (const bound of bounds) {
    const kind = problemOf(bound.version);
    if (kind) return { problem: { kind, version: bound.version } };
  }
  const inside = MACOS_VERSIONS.filter((version) => bounds.every((bound) => holds(bound, Number(version))));
  const [from, to] = [inside[0], inside.at(-1)];
  if (!from || !to) return { problem: { kind: 'nothing', version: text } };
  const open = bounds.every((bound) => bound.operator === '>' || bound.operator === '>=');
  return { range: { from, to: open ? null : to } };
}

interface Bound {
  operator: '>=' | '>' | '<=' | '<' | '=';
  version: string;
}

function readBounds(text: string): Bound[] | undefined {
  const span = /^\s*([\d.]+)\s*[-–]\s*([\d.]+)\s*$/.exec(text);
  if (span) {
    return [
      { operator: '>=', version: span[1] ?? '' },
      { operator: '<=', version: span[2] ?? '' },
    ];
  }
  const parts = text
    .replaceAll(/(>=|<=|>|<|=)\s+/g, '$1')
    .trim()
    .split(/[\s,]+/);
  const bounds: Bound[] = [];
  for (const part of parts) {
    const bound = /^(>=|<=|>|<|=)?(\d[\d.]*)$/.exec(part);
    if (!bound) return undefined;
    bounds.push({ operator: (bound[1] ?? '=') as Bound['operator'], version: bound[2] ?? '' });
  }
  return bounds.length <= 2 ? bounds : undefined;
}

function problemOf(version: string): RangeProblem['kind'] | undefined {
  const major = Number.parseInt(version, 10);
  if (major <= 10) return 'old';
  if (version !== String(major)) return 'minor';
  if ((MACOS_VERSIONS as readonly string[]).includes(version)) return undefined;
  return major > Number(MACOS_VERSIONS.at(-1)) ? 'newer' : 'never';
}

function holds({ operator, version }: Bound, candidate: number): boolean {
  const limit = Number(version);
  switch (operator) {
    case '>=':
      return candidate >= limit;
    case '>':
      return candidate > limit;
    case '<=':
      return candidate <= limit;
    case '<':
      return candidate < limit;
    case '=':
      return candidate === limit;
  }
}
