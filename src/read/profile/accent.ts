type Color = readonly [red: number, green: number, blue: number];

/** What the accent is read on, and what it is mixed with where it cannot be: as styles/base.css and page.css have it. */
const SURFACES = {
  light: { tint: [0xf4, 0xf4, 0xf7], towards: [0, 0, 0] },
  dark: { tint: [0x2a, 0x2a, 0x2d], towards: [0xff, 0xff, 0xff] },
} as const satisfies Record<string, { tint: Color; towards: Color }>;

/** WCAG 2.2, 1.4.3: what text needs to be read. */
export const ENOUGH = 4.5;

/** A vendor's color, darker or lighter by as little as it takes to be read: nobody reads yellow on white. */
export function readable(accent: string, surface: keyof typeof SURFACES): string {
  const { tint, towards } = SURFACES[surface];
  const color = partsOf(accent);
  for (let part = 0; part < 1; part += 0.01) {
    const mixed = color.map((value, index) => Math.round(value + part * (towards[index]! - value)));
    if (contrast(mixed, tint) >= ENOUGH) return hex(mixed);
  }
  return hex(towards);
}

/** How much an accent stands out from light pages, 1 to 21, rounded down to one digit; undefined where that is enough. */
export function tooPale(accent: string): number | undefined {
  const found = contrast(partsOf(accent), SURFACES.light.tint);
  return found < ENOUGH ? Math.floor(found * 10) / 10 : undefined;
}

function partsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(color: readonly number[]): string {
  return `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
