import { encode } from 'uqr';

/** A QR code as a drawing: a square of `size` modules, the quiet zone among them, and the path of the dark ones. */
export interface Code {
  size: number;
  path: string;
}

/**
 * The QR code of an address, at the level that is read with 15 % of it lost (M), or a higher one where that costs
 * nothing. Neighbours in a row are one box, and all are one path: no seam shows between them at any size.
 *
 * The schema keeps addresses so short that a module stays large enough for a phone (`LIMITS.hosted`).
 */
export function codeOf(address: string): Code {
  const { size, data } = encode(address, { ecc: 'M', boostEcc: true, border: QUIET });
  const boxes = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: boxes.join('') };
}

/** Modules around the code that stay white (ISO/IEC 18004, 5.3.8). */
const QUIET = 4;
