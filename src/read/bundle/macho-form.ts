/** How the numbers of a Mach-O are written: which end comes first, and whether its offsets have 64 bits. */
export interface Form {
  littleEndian: boolean;
  wide: boolean;
}

/** Of a universal file, by its first four bytes (mach-o/fat.h). */
export const FAT: ReadonlyMap<number, Form> = new Map([
  [0xcafebabe, { littleEndian: false, wide: false }],
  [0xbebafeca, { littleEndian: true, wide: false }],
  [0xcafebabf, { littleEndian: false, wide: true }],
  [0xbfbafeca, { littleEndian: true, wide: true }],
]);

/** Of a thin one (mach-o/loader.h). */
export const THIN: ReadonlyMap<number, Form> = new Map([
  [0xfeedface, { littleEndian: false, wide: false }],
  [0xcefaedfe, { littleEndian: true, wide: false }],
  [0xfeedfacf, { littleEndian: false, wide: true }],
  [0xcffaedfe, { littleEndian: true, wide: true }],
]);

/** Where a slice lies, from its entry in the table of a universal file. */
export function sliceAt(view: DataView, entry: number, { littleEndian, wide }: Form): Slice {
  return wide
    ? {
        offset: Number(view.getBigUint64(entry + 8, littleEndian)),
        size: Number(view.getBigUint64(entry + 16, littleEndian)),
      }
    : { offset: view.getUint32(entry + 8, littleEndian), size: view.getUint32(entry + 12, littleEndian) };
}

export interface Slice {
  offset: number;
  size: number;
}

/** The most that a universal file of any tool holds is below ten. */
export const MAX_SLICES = 32;

/** Of an entry in the table. */
export function entryBytes({ wide }: Form): number {
  return wide ? 32 : 20;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** 0 where there is no room for one. */
export function magicOf(bytes: Uint8Array): number {
  return bytes.length < 4 ? 0 : viewOf(bytes).getUint32(0);
}
